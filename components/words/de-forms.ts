/**
 * German of what the channels’ forms say: labels, help, rights and what is wrong with what was typed. The keys are the
 * English sentences as they stand in `lib/channels`. Names that a shop gives its own fields and menus stay as they are.
 */
export const DE_FORMS = {
  // Shared
  'Enter the address of the shop.': 'Geben Sie die Adresse des Shops ein.',
  'This isn’t an address. It looks like {example}.': 'Das ist keine Adresse. Sie sieht so aus: {example}.',
  'The address must begin with https://.': 'Die Adresse muss mit https:// beginnen.',
  'Leave the name and password out of the address.': 'Lassen Sie Name und Passwort in der Adresse weg.',
  'Enter the address only up to the shop: without “?” or “#” and what follows.':
    'Geben Sie die Adresse nur bis zum Shop ein: ohne „?“ oder „#“ und was danach kommt.',
  'Enter the {what}.': 'Geben Sie „{what}“ ein.',
  'Access token': 'Access Token',
  'Consumer key': 'Consumer Key',
  'Consumer secret': 'Consumer Secret',
  'Store URL': 'Adresse des Shops',

  // Shopify
  'Shop domain': 'Shop-Domain',
  'The one that ends in myshopify.com, as in acme-outdoor.myshopify.com, or the address of your Shopify admin.':
    'Die auf myshopify.com endet, wie acme-outdoor.myshopify.com, oder die Adresse Ihrer Shopify-Verwaltung.',
  'Admin API access token': 'Access Token der Admin-API',
  'Starts with shpat_. Leave it empty if your app has a client ID and secret instead.':
    'Beginnt mit shpat_. Lassen Sie es leer, wenn Ihre App stattdessen eine Client ID und ein Client Secret hat.',
  'Client ID': 'Client ID',
  'From your app’s settings in the Dev Dashboard. The app must be installed on this shop.':
    'Aus den Einstellungen Ihrer App im Dev Dashboard. Die App muss in diesem Shop installiert sein.',
  'Client secret': 'Client Secret',
  'Starts with shpss_. It stands next to the client ID.': 'Beginnt mit shpss_. Es steht neben der Client ID.',
  'Large catalogue': 'Großer Katalog',
  'Worth it above 10,000 variants: Shopify then makes one file of them, on storage.googleapis.com, and the browser asks whether it may be fetched there.':
    'Lohnt sich ab 10.000 Varianten: Shopify macht dann eine Datei daraus, auf storage.googleapis.com, und der Browser fragt, ob sie dort geholt werden darf.',
  'Give the domain that ends in myshopify.com: your Shopify admin shows it under Settings, Domains. Your own domain can’t be used for this.':
    'Geben Sie die Domain an, die auf myshopify.com endet: Ihre Shopify-Verwaltung zeigt sie unter Einstellungen, Domains. Ihre eigene Domain geht dafür nicht.',
  'A Shopify shop’s domain has no port: leave out the colon and the number after it.':
    'Die Domain eines Shopify-Shops hat keinen Port: Lassen Sie den Doppelpunkt und die Zahl danach weg.',
  'A name before .myshopify.com has only the letters a to z, digits and hyphens.':
    'Ein Name vor .myshopify.com hat nur die Buchstaben a bis z, Ziffern und Bindestriche.',
  'The shop domain is missing.': 'Die Shop-Domain fehlt.',
  'Shopify shops are reached over https only.': 'Shopify-Shops sind nur über https erreichbar.',
  'This is a client secret (shpss_). Put it into Client secret, and the client ID above it.':
    'Das ist ein Client Secret (shpss_). Es gehört in „Client Secret“ und die Client ID darüber.',
  'This looks like a client ID. The access token starts with shpat_.':
    'Das sieht nach einer Client ID aus. Der Access Token beginnt mit shpat_.',
  'This isn’t a whole access token. Copy it again: it starts with shpat_.':
    'Das ist kein vollständiger Access Token. Kopieren Sie ihn noch einmal: Er beginnt mit shpat_.',
  'Give an Admin API access token, or a client ID and a client secret.':
    'Geben Sie einen Access Token der Admin-API an oder eine Client ID und ein Client Secret.',
  'This is the client secret: the two are swapped. The client ID has 32 letters and digits.':
    'Das ist das Client Secret: Die beiden sind vertauscht. Die Client ID hat 32 Buchstaben und Ziffern.',
  'This is an access token. Put it into Admin API access token.':
    'Das ist ein Access Token. Er gehört in „Access Token der Admin-API“.',
  'This is an access token. Put it into Admin API access token, and leave this empty.':
    'Das ist ein Access Token. Er gehört in „Access Token der Admin-API“; lassen Sie dieses Feld leer.',
  'The client ID is missing.': 'Die Client ID fehlt.',
  'The client secret is missing.': 'Das Client Secret fehlt.',

  // WooCommerce
  'As in your browser, such as https://shop.example.com or https://example.com/shop.':
    'Wie in Ihrem Browser, etwa https://shop.example.com oder https://example.com/shop.',
  'Use my admin login': 'Meine Anmeldung in der Verwaltung verwenden',
  'Without a key: counts are read and sent while you are logged in to the shop’s admin in this browser.':
    'Ohne Schlüssel: Bestände werden gelesen und gesendet, solange Sie in diesem Browser in der Verwaltung des Shops angemeldet sind.',
  'In WooCommerce, Settings › Advanced › REST API › Add key. It begins with ck_.':
    'In WooCommerce unter Einstellungen › Erweitert › REST-API › Schlüssel hinzufügen. Er beginnt mit ck_.',
  'Shown once, together with the key. It begins with cs_.':
    'Wird nur einmal gezeigt, zusammen mit dem Schlüssel. Es beginnt mit cs_.',
  'Permissions: Read/Write': 'Berechtigungen: Lesen/Schreiben',
  'A user who may edit products and, if you like, read orders: Shop manager or Administrator':
    'Ein Benutzer, der Produkte bearbeiten und, wenn Sie mögen, Bestellungen lesen darf: Shop-Manager oder Administrator',
  'Key and secret are swapped: the key begins with ck_.': 'Key und Secret sind vertauscht: Der Key beginnt mit ck_.',
  'This is a {is}: the {what} begins with {prefix}.': 'Das ist „{is}“: „{what}“ beginnt mit {prefix}.',
  'A {what} begins with {prefix}.': '„{what}“ beginnt mit {prefix}.',
  'This isn’t a whole {what}: it is {prefix} and 40 letters and digits.':
    '„{what}“ ist nicht vollständig: Es sind {prefix} und 40 Buchstaben und Ziffern.',
  'What is sent over http can be read on the way, the key too. Enter the shop’s https address.':
    'Was über http gesendet wird, kann unterwegs gelesen werden, auch der Schlüssel. Geben Sie die https-Adresse des Shops ein.',
  'The shop’s address begins with http. Connect it by https.':
    'Die Adresse des Shops beginnt mit http. Verbinden Sie ihn über https.',

  // BigCommerce
  'Store hash': 'Store Hash',
  'The part after “store-” in the address of your control panel. You can paste that whole address, or the API path.':
    'Der Teil nach „store-“ in der Adresse Ihres Control Panels. Sie können die ganze Adresse einfügen oder den API-Pfad.',
  'In BigCommerce, Settings › Store-level API accounts › Create API account. Its scopes can’t be changed later: for others, make a new account.':
    'In BigCommerce unter „Settings › Store-level API accounts › Create API account“. Die Scopes lassen sich später nicht ändern: Legen Sie für andere ein neues Konto an.',
  'if you like, {orders} and {settings}': 'auf Wunsch {orders} und {settings}',
  'The store hash and the access token are swapped.': 'Store Hash und Access Token sind vertauscht.',
  'The access token is missing.': 'Der Access Token fehlt.',
  'This is an address. The access token stands below it, as 31 letters and digits.':
    'Das ist eine Adresse. Der Access Token steht darunter, als 31 Buchstaben und Ziffern.',
  'This isn’t a whole access token: it has 31 letters and digits.':
    'Das ist kein vollständiger Access Token: Er hat 31 Buchstaben und Ziffern.',
  'This is a client secret. The access token is the shorter one.':
    'Das ist ein Client Secret. Der Access Token ist der kürzere von beiden.',
  'This isn’t a whole access token. Copy it again: it has 31 letters and digits.':
    'Das ist kein vollständiger Access Token. Kopieren Sie ihn noch einmal: Er hat 31 Buchstaben und Ziffern.',
  'Give the store hash, as in store-abc123.mybigcommerce.com, where it is abc123: the address of your control panel shows it. Your own domain can’t be used for this.':
    'Geben Sie den Store Hash an, wie in store-abc123.mybigcommerce.com, wo er abc123 ist: Die Adresse Ihres Control Panels zeigt ihn. Ihre eigene Domain geht dafür nicht.',
  'The store hash is missing.': 'Der Store Hash fehlt.',
  'BigCommerce is reached over https only.': 'BigCommerce ist nur über https erreichbar.',
  'This looks like an access token or a client ID. The store hash is the short part after “store-” in the address of your control panel.':
    'Das sieht nach einem Access Token oder einer Client ID aus. Der Store Hash ist der kurze Teil nach „store-“ in der Adresse Ihres Control Panels.',
  'A BigCommerce store’s address has no port.': 'Die Adresse eines BigCommerce-Shops hat keinen Port.',
  'A store hash has only the letters a to z and digits.': 'Ein Store Hash hat nur die Buchstaben a bis z und Ziffern.',

  // Magento
  'The shop’s Base URL, such as https://shop.example.com, without a store view’s code.':
    'Die Base URL des Shops, etwa https://shop.example.com, ohne den Code einer Store View.',
  'Admin path': 'Pfad der Verwaltung',
  'What follows that in the address of the admin, such as admin_1a2b3c.':
    'Was in der Adresse der Verwaltung danach kommt, etwa admin_1a2b3c.',
  'In Magento, System › Integrations › Add New Integration, then Activate. The four values are shown together.':
    'In Magento unter „System › Integrations › Add New Integration“, dann „Activate“. Die vier Werte werden zusammen gezeigt.',
  'Of those four values, the second.': 'Von diesen vier Werten der zweite.',
  'Of the four values that the integration shows, the third.': 'Von den vier Werten der Integration der dritte.',
  'Access token secret': 'Access Token Secret',
  'Of those four values, the last.': 'Von diesen vier Werten der letzte.',
  'Use as bearer token': 'Als Bearer Token verwenden',
  'Only the access token is sent. Magento has to be set to allow that; signing with all four works as it is.':
    'Nur der Access Token wird gesendet. Magento muss das eigens erlauben; mit allen vier Werten zu signieren geht ohne Weiteres.',
  'if you like, Orders › View and Shipments (Magento_Sales::actions_view, Magento_Sales::shipment)':
    'auf Wunsch „Orders › View“ und „Shipments“ (Magento_Sales::actions_view, Magento_Sales::shipment)',
  'and with several stocks, All Stores (Magento_Backend::store)':
    'und bei mehreren Stocks „All Stores“ (Magento_Backend::store)',
  'This is a person’s token, which ends after some hours. Use those of an integration.':
    'Das ist der Token einer Person, der nach einigen Stunden endet. Verwenden Sie die einer Integration.',
  'This isn’t a whole {what}: it is 32 letters and digits.':
    '„{what}“ ist nicht vollständig: Es sind 32 Buchstaben und Ziffern.',
  'This is the {what} again. Each of the four is another one.':
    'Das ist noch einmal „{what}“. Jeder der vier ist ein anderer.',
  'Tokens sent over http can be read on the way. Enter the shop’s https address.':
    'Token, die über http gesendet werden, können unterwegs gelesen werden. Geben Sie die https-Adresse des Shops ein.',
  'Enter the path of the shop’s admin, such as admin_1a2b3c.':
    'Geben Sie den Pfad der Verwaltung des Shops ein, etwa admin_1a2b3c.',
  'The admin is on another host than the shop. Only one at the shop’s own address can be used.':
    'Die Verwaltung liegt auf einem anderen Host als der Shop. Nur eine unter der Adresse des Shops selbst geht.',
  'This isn’t a path. It is what follows the shop’s address in the admin, such as admin_1a2b3c.':
    'Das ist kein Pfad. Es ist, was in der Verwaltung auf die Adresse des Shops folgt, etwa admin_1a2b3c.',

  // Vendure
  'Admin URL': 'Adresse der Verwaltung',
  'As in your browser, such as https://shop.example.com/admin or https://shop.example.com/dashboard.':
    'Wie in Ihrem Browser, etwa https://shop.example.com/admin oder https://shop.example.com/dashboard.',
  'API key': 'API-Schlüssel',
  'Made in the dashboard under System › API Keys, and shown once. The shop’s token methods must include “api-key”.':
    'Wird im Dashboard unter „System › API Keys“ angelegt und nur einmal gezeigt. Zu den Token-Methoden des Shops muss „api-key“ gehören.',
  Username: 'Benutzername',
  'Best an administrator made for this, with only the rights above.':
    'Am besten ein eigens angelegter Administrator mit nur den Rechten von oben.',
  'Log in with username and password': 'Mit Benutzername und Passwort anmelden',
  'For shops without API keys (Vendure before 3.6). The shop then gets a new session whenever the extension wakes up.':
    'Für Shops ohne API-Schlüssel (Vendure vor 3.6). Der Shop bekommt dann eine neue Sitzung, sooft die Erweiterung aufwacht.',
  Password: 'Passwort',
  'Kept as keys are, since the extension logs in again by itself.':
    'Wird wie Schlüssel gespeichert, da sich die Erweiterung von selbst wieder anmeldet.',
  'API URL': 'Adresse der API',
  'Only if the admin API isn’t beside the admin. It mostly ends in /admin-api.':
    'Nur wenn die Admin-API nicht neben der Verwaltung liegt. Sie endet meist auf /admin-api.',
  'Enter the API key.': 'Geben Sie den API-Schlüssel ein.',
  'This is an address: the API key is a long row of letters and digits.':
    'Das ist eine Adresse: Der API-Schlüssel ist eine lange Reihe von Buchstaben und Ziffern.',
  'This isn’t an API key: it has no spaces and no letters with accents.':
    'Das ist kein API-Schlüssel: Er hat keine Leerzeichen und keine Buchstaben mit Akzenten.',
  'Enter the username.': 'Geben Sie den Benutzernamen ein.',
  'Enter the password.': 'Geben Sie das Passwort ein.',
  'Enter the address of the shop’s admin.': 'Geben Sie die Adresse der Verwaltung des Shops ein.',
  'What is sent over http can be read on the way. Enter the https address.':
    'Was über http gesendet wird, kann unterwegs gelesen werden. Geben Sie die https-Adresse ein.',
  'Enter the address without “?” or “#” and what follows.':
    'Geben Sie die Adresse ohne „?“ oder „#“ ein und ohne das, was danach kommt.',

  // Shiptheory
  Email: 'E-Mail',
  'That you log in to Shiptheory with.': 'Mit der Sie sich bei Shiptheory anmelden.',
  'Sent to Shiptheory only. Its login lasts 60 minutes.':
    'Wird nur an Shiptheory gesendet. Die Anmeldung dort gilt 60 Minuten.',
  'Keep my password': 'Mein Passwort speichern',
  'Encrypted in this browser, to log in again by itself. Without it you are asked once the login has ended.':
    'Verschlüsselt in diesem Browser, um sich von selbst wieder anzumelden. Sonst werden Sie gefragt, wenn die Anmeldung endet.',
  'Enter the email that you log in to Shiptheory with.':
    'Geben Sie die E-Mail ein, mit der Sie sich bei Shiptheory anmelden.',
  'This isn’t a whole email address.': 'Das ist keine vollständige E-Mail-Adresse.',
} as const satisfies Readonly<Record<string, string>>;
