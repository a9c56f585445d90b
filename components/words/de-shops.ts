/**
 * German of what channels say of their shops: what was refused and why, what is wrong with a connection, how exact a
 * channel is. The keys are the English sentences as they stand in `lib/channels`; see `reword.ts`.
 */
export const DE_SHOPS = {
  // Any shop
  'The shop refused the request ({status}).': 'Der Shop hat die Anfrage abgelehnt ({status}).',
  'The shop refused the change.': 'Der Shop hat die Änderung abgelehnt.',
  'The shop refused the change: {said}': 'Der Shop hat die Änderung abgelehnt: {said}',
  'The product is no longer in the shop.': 'Das Produkt ist nicht mehr im Shop.',
  'The shop sends visitors of this address on to another one. Open the shop in a tab and copy the address that it ends at.':
    'Der Shop leitet Besucher dieser Adresse an eine andere weiter. Öffnen Sie den Shop in einem Tab und kopieren Sie die Adresse, bei der er ankommt.',
  'another installation of this extension keeps its counts. Disconnect the shop there, or resume it here to take over.':
    'eine andere Installation dieser Erweiterung führt die Bestände. Trennen Sie den Shop dort oder setzen Sie ihn hier fort, um zu übernehmen.',

  // Shopify
  'Shopify refuses a figure that no longer fits, and applies the same change only once.':
    'Shopify lehnt einen Wert ab, der nicht mehr passt, und führt dieselbe Änderung nur einmal aus.',
  'it gave no reason.': 'ohne Grund.',
  'Shopify doesn’t stock it there: {said}': 'Shopify führt es dort nicht: {said}',
  'Shopify no longer answers in version {version} of its API. Update this extension.':
    'Shopify antwortet nicht mehr in Version {version} seiner API. Aktualisieren Sie diese Erweiterung.',
  'Shopify has frozen this shop because of its bill.': 'Shopify hat diesen Shop wegen seiner Rechnung eingefroren.',
  'Shopify has locked this shop.': 'Shopify hat diesen Shop gesperrt.',
  'Shopify refused the request ({refused}).': 'Shopify hat die Anfrage abgelehnt ({refused}).',
  'Shopify doesn’t let the app keep data in this shop: {message}':
    'Shopify lässt die App in diesem Shop keine Daten ablegen: {message}',
  'This item is no longer in the shop.': 'Dieser Artikel ist nicht mehr im Shop.',
  'This location is no longer in the shop.': 'Dieser Standort ist nicht mehr im Shop.',
  'The item isn’t stocked at this location.': 'Der Artikel wird an diesem Standort nicht geführt.',
  'Shopify doesn’t let this item’s stock be changed.': 'Shopify lässt den Bestand dieses Artikels nicht ändern.',
  'Shopify takes no figure below 0.': 'Shopify nimmt keinen Wert unter 0.',
  'Shopify takes no figure above 1,000,000,000.': 'Shopify nimmt keinen Wert über 1.000.000.000.',
  'Shopify refused the figure: {message}': 'Shopify hat den Wert abgelehnt: {message}',

  // WooCommerce
  'WooCommerce reads the stock, adds the change and saves it. A sale within the same few milliseconds is looked up in the shop’s orders afterwards, where these may be read; an edit by staff in those milliseconds can be lost.':
    'WooCommerce liest den Bestand, zählt die Änderung dazu und speichert ihn. Ein Verkauf in denselben wenigen Millisekunden wird danach in den Bestellungen des Shops gesucht, sofern diese gelesen werden dürfen; eine Änderung durch Mitarbeiter in diesen Millisekunden kann verloren gehen.',
  'An order doesn’t tell what it did to the stock.': 'Eine Bestellung sagt nicht, was sie mit dem Bestand gemacht hat.',
  'The shop has more orders than can be looked through.':
    'Der Shop hat mehr Bestellungen, als durchgesehen werden können.',
  'The shop knows itself by another address. Enter it just so: {home}':
    'Der Shop kennt sich unter einer anderen Adresse. Geben Sie sie genau so ein: {home}',
  'The shop refuses what this key and secret sign. Copy both again; if they are right, the clocks of the shop and of this computer differ.':
    'Der Shop lehnt ab, was mit diesem Key und Secret signiert ist. Kopieren Sie beide noch einmal; wenn sie stimmen, gehen die Uhren des Shops und dieses Computers verschieden.',
  'The shop knows this key, but its secret is another one.':
    'Der Shop kennt diesen Key, aber das Secret dazu ist ein anderes.',
  'The shop doesn’t know this key. Copy it again; if it is right, the shop’s server doesn’t pass on the Authorization header.':
    'Der Shop kennt diesen Key nicht. Kopieren Sie ihn noch einmal; wenn er stimmt, gibt der Server des Shops den Authorization-Header nicht weiter.',
  'You are logged in as somebody who lacks the right {right}. Log in as a Shop manager or an Administrator, then test again.':
    'Angemeldet ist jemand, dem das Recht {right} fehlt. Melden Sie sich als Shop-Manager oder Administrator an und testen Sie dann erneut.',
  'This browser isn’t logged in to the shop’s admin. Log in there in another tab, then test again.':
    'Dieser Browser ist in der Verwaltung des Shops nicht angemeldet. Melden Sie sich dort in einem anderen Tab an und testen Sie dann erneut.',
  'The shop’s admin isn’t at /wp-admin, so its login can’t be used. Untick this and connect with a key.':
    'Die Verwaltung des Shops liegt nicht unter /wp-admin, daher lässt sich die Anmeldung nicht verwenden. Nehmen Sie das Häkchen weg und verbinden Sie mit einem Schlüssel.',
  'The site lets nobody reach its API: a security plugin does that, or a password on the whole site. Allow /wp-json there.':
    'Die Website lässt niemanden an ihre API: Das macht ein Sicherheits-Plugin oder ein Passwort für die ganze Website. Erlauben Sie dort /wp-json.',
  'There is no WordPress API at this address. Check the address; in WordPress, Settings › Permalinks must be anything but Plain.':
    'Unter dieser Adresse gibt es keine WordPress-API. Prüfen Sie die Adresse; in WordPress darf unter Einstellungen › Permalinks nicht „Einfach“ gewählt sein.',
  'a user who may edit products': 'ein Benutzer, der Produkte bearbeiten darf',
  'This is a WordPress site, but WooCommerce isn’t active on it.':
    'Das ist eine WordPress-Website, aber WooCommerce ist dort nicht aktiv.',
  'The shop saves changes but ignores the difference in stock, as some plugins make it do. Setting a figure could undo a sale, so its counts are only read.':
    'Der Shop speichert Änderungen, übergeht aber die Differenz im Bestand, wie manche Plugins es bewirken. Einen Wert zu setzen könnte einen Verkauf zurücknehmen, darum werden seine Bestände nur gelesen.',
  'The shop keeps this variation’s stock with its product. Change the product’s count, or turn on “Manage stock” for the variation.':
    'Der Shop führt den Bestand dieser Variante mit dem Produkt zusammen. Ändern Sie den Bestand des Produkts oder schalten Sie für die Variante „Manage stock“ ein.',
  'The shop doesn’t count this product’s stock. Turn on “Track stock quantity” on its page.':
    'Der Shop führt den Bestand dieses Produkts nicht. Schalten Sie auf dessen Seite „Track stock quantity“ ein.',

  // BigCommerce
  'BigCommerce adds the change to what it has, a while later, and leaves no trace of it: when its answer is lost, only counting can tell whether the change arrived.':
    'BigCommerce zählt die Änderung etwas später zu seinem Wert dazu und hinterlässt keine Spur davon: Geht seine Antwort verloren, zeigt nur Nachzählen, ob die Änderung angekommen ist.',
  'BigCommerce has locked this store.': 'BigCommerce hat diesen Shop gesperrt.',
  'BigCommerce refused the change.': 'BigCommerce hat die Änderung abgelehnt.',
  'BigCommerce refused the change: {said}': 'BigCommerce hat die Änderung abgelehnt: {said}',
  'This store has more than can be read in one go.': 'Dieser Shop hat mehr, als sich in einem Zug lesen lässt.',
  'BigCommerce doesn’t know this token for this store. Copy it again, and check that it was made in the store with this hash.':
    'BigCommerce kennt diesen Token für diesen Shop nicht. Kopieren Sie ihn noch einmal und prüfen Sie, ob er im Shop mit diesem Hash angelegt wurde.',
  'BigCommerce has no store with this hash. The address of your control panel shows it, after “store-”.':
    'BigCommerce hat keinen Shop mit diesem Hash. Die Adresse Ihres Control Panels zeigt ihn nach „store-“.',
  'The product, or this location, is no longer in the store.':
    'Das Produkt oder dieser Standort ist nicht mehr im Shop.',
  'BigCommerce doesn’t count this product’s stock. Turn on “Track inventory” on its page.':
    'BigCommerce führt den Bestand dieses Produkts nicht. Schalten Sie auf dessen Seite „Track inventory“ ein.',
  'The orders of this store don’t tell when they moved stock.':
    'Die Bestellungen dieses Shops sagen nicht, wann sie den Bestand geändert haben.',
  'The change was kept in a form that can’t be read any more.':
    'Die Änderung war in einer Form aufbewahrt, die nicht mehr gelesen werden kann.',
  'Another system keeps the stock of this location, and BigCommerce lets nobody else change it. Change it there.':
    'Ein anderes System führt den Bestand dieses Standorts, und BigCommerce lässt niemanden sonst ihn ändern. Ändern Sie ihn dort.',

  // Magento
  'Magento only takes whole quantities: a shipment or an edit between our last look and our write is overwritten. Orders are kept apart and survive, except where a stock has several sources: there they count when they ship.':
    'Magento nimmt nur ganze Mengen: Eine Sendung oder eine Änderung zwischen unserem letzten Blick und unserem Schreiben wird überschrieben. Bestellungen werden getrennt geführt und bleiben, außer wo ein Stock mehrere Sources hat: Dort zählen sie beim Versand.',
  'The shop takes no such access token by itself. Magento has that switched off at first: in Stores › Configuration › Services › OAuth › Consumer Settings, allow access tokens as standalone bearer tokens. Or untick the box and give all four values.':
    'Der Shop nimmt einen solchen Access Token nicht für sich allein. In Magento ist das zunächst ausgeschaltet: Erlauben Sie unter „Stores › Configuration › Services › OAuth › Consumer Settings“ Access Token als eigenständige Bearer Token. Oder nehmen Sie das Häkchen weg und geben Sie alle vier Werte an.',
  'The shop knows this integration, but the signature doesn’t fit: the consumer secret or the access token secret is another one, or the address isn’t the shop’s Base URL.':
    'Der Shop kennt diese Integration, aber die Signatur passt nicht: Consumer Secret oder Access Token Secret ist ein anderes, oder die Adresse ist nicht die Base URL des Shops.',
  'There is no Magento API at this address. Leave out a store view’s code (such as /en) at its end; the API is at /rest beside it.':
    'Unter dieser Adresse gibt es keine Magento-API. Lassen Sie den Code einer Store View (wie /en) am Ende weg; die API liegt daneben unter /rest.',
  'This Magento has no sources: its inventory modules (MSI) were removed, and without them stock can’t be synced here.':
    'Dieses Magento hat keine Sources: Seine Bestandsmodule (MSI) wurden entfernt, und ohne sie lässt sich hier kein Bestand abgleichen.',
  'Something in front of the shop, such as a firewall, lets nobody reach its API. Allow /rest there.':
    'Etwas vor dem Shop, etwa eine Firewall, lässt niemanden an seine API. Erlauben Sie dort /rest.',
  'Magento doesn’t tell how many units of this SKU it keeps back from sale. A SKU with “/” in it can’t be asked for on every server.':
    'Magento sagt nicht, wie viele Einheiten dieser SKU es vom Verkauf zurückhält. Eine SKU mit „/“ lässt sich nicht auf jedem Server abfragen.',
  'This computer’s clock is more than ten minutes ahead of the shop’s. Set it right, then test again.':
    'Die Uhr dieses Computers geht gegenüber der des Shops mehr als zehn Minuten vor. Stellen Sie sie richtig und testen Sie dann erneut.',
  'The shop knows no integration with this consumer key. Copy it again from System › Integrations.':
    'Der Shop kennt keine Integration mit diesem Consumer Key. Kopieren Sie ihn noch einmal aus „System › Integrations“.',
  'The shop doesn’t know this access token, or the integration isn’t active. Copy it again from System › Integrations.':
    'Der Shop kennt diesen Access Token nicht, oder die Integration ist nicht aktiv. Kopieren Sie ihn noch einmal aus „System › Integrations“.',
  'The change wasn’t prepared for this shop.': 'Die Änderung war nicht für diesen Shop vorbereitet.',
  'The shop has no whole number of it there.': 'Der Shop hat dort keine ganze Zahl davon.',
  'This source is no longer in the shop, or its stock got or lost other sources. Link it again.':
    'Diese Source gibt es im Shop nicht mehr, oder ihr Stock hat andere Sources bekommen oder verloren. Verknüpfen Sie sie neu.',
  'The product isn’t assigned to this source. Assign it on the product’s page, under Sources.':
    'Das Produkt ist dieser Source nicht zugewiesen. Weisen Sie es auf der Produktseite unter „Sources“ zu.',
  'The shop doesn’t count this product’s stock. Turn on “Manage Stock” under Advanced Inventory on its page.':
    'Der Shop führt den Bestand dieses Produkts nicht. Schalten Sie auf dessen Seite unter „Advanced Inventory“ „Manage Stock“ ein.',
  'This source has units of it, but is marked out of stock for it. Mark it in stock on the product’s page.':
    'Diese Source hat Einheiten davon, ist dafür aber als nicht vorrätig markiert. Markieren Sie sie auf der Produktseite als vorrätig.',
  'This source is switched off in the shop. Enable it under Stores › Sources.':
    'Diese Source ist im Shop ausgeschaltet. Schalten Sie sie unter „Stores › Sources“ ein.',

  // Vendure
  'Vendure overwrites units on hand. Sales are kept apart from them and shipments and edits meanwhile are found in its ledger, but one within the same few milliseconds can be lost.':
    'Vendure überschreibt die Einheiten auf Lager. Verkäufe werden getrennt davon geführt, und Sendungen und Änderungen in der Zwischenzeit stehen in seinem Buch, aber eine in denselben wenigen Millisekunden kann verloren gehen.',
  'The shop lets this user log in, but not use its admin API.':
    'Der Shop lässt diesen Benutzer sich anmelden, aber nicht die Admin-API benutzen.',
  'The shop sends callers of this address on to another one. Open the admin in a tab and copy the address that it ends at.':
    'Der Shop leitet Anfragen an diese Adresse an eine andere weiter. Öffnen Sie die Verwaltung in einem Tab und kopieren Sie die Adresse, bei der sie ankommt.',
  'The API at {api} isn’t Vendure’s admin API. Its address mostly ends in /admin-api; enter it under API URL.':
    'Die API unter {api} ist nicht die Admin-API von Vendure. Deren Adresse endet meist auf /admin-api; geben Sie sie unter „Adresse der API“ ein.',
  'There is no Vendure API at {api}. If the API has an address of its own, enter it under API URL.':
    'Unter {api} gibt es keine Vendure-API. Hat die API eine eigene Adresse, geben Sie sie unter „Adresse der API“ ein.',
  'The shop’s server asks for a password of its own before its API can be reached.':
    'Der Server des Shops verlangt ein eigenes Passwort, bevor seine API erreichbar ist.',
  'The shop doesn’t know this username, or not with this password.':
    'Der Shop kennt diesen Benutzernamen nicht oder nicht mit diesem Passwort.',
  'The shop doesn’t know this key. Copy it again; if it is right, the shop’s configuration lacks “api-key” as a token method.':
    'Der Shop kennt diesen Schlüssel nicht. Kopieren Sie ihn noch einmal; wenn er stimmt, fehlt in der Konfiguration des Shops „api-key“ als Token-Methode.',
  'The shop took the password but gives no token: its configuration must have “bearer” among its token methods.':
    'Der Shop nahm das Passwort an, gibt aber keinen Token: In seiner Konfiguration muss „bearer“ unter den Token-Methoden stehen.',
  'The variant is no longer in the shop.': 'Die Variante ist nicht mehr im Shop.',
  'The change couldn’t be worked out: the figure is too large for the shop, or what it was made of got lost.':
    'Die Änderung ließ sich nicht berechnen: Der Wert ist zu groß für den Shop, oder ihre Grundlage ging verloren.',
  'The shop doesn’t count this variant’s stock. Set it to “Track” on its page.':
    'Der Shop führt den Bestand dieser Variante nicht. Stellen Sie sie auf ihrer Seite auf „Track“.',
  'This stock location is no longer in the shop.': 'Diesen Standort gibt es im Shop nicht mehr.',

  // The extension itself
  'Something went wrong in the extension. Try again.': 'In der Erweiterung ging etwas schief. Versuchen Sie es erneut.',
  'This page may not ask that.': 'Diese Seite darf das nicht fragen.',
  'This shop isn’t connected.': 'Dieser Shop ist nicht verbunden.',
  'There is no call "{name}".': 'Den Aufruf „{name}“ gibt es nicht.',
  'The request isn’t what the extension expects. Reload the page.':
    'Die Anfrage ist nicht, was die Erweiterung erwartet. Laden Sie die Seite neu.',
  'The extension gave no answer.': 'Die Erweiterung hat nicht geantwortet.',
  'The extension gave an answer that can’t be understood.': 'Die Antwort der Erweiterung ist nicht zu verstehen.',
  'The extension was updated. Reload the page.': 'Die Erweiterung wurde aktualisiert. Laden Sie die Seite neu.',
  'The data is open in an older window of this extension. Close it, then try again.':
    'Die Daten sind in einem älteren Fenster dieser Erweiterung geöffnet. Schließen Sie es und versuchen Sie es dann erneut.',
  'The data was written by a newer version of this extension. Update the extension; nothing was changed.':
    'Die Daten wurden von einer neueren Version dieser Erweiterung geschrieben. Aktualisieren Sie die Erweiterung; nichts wurde geändert.',
} as const satisfies Readonly<Record<string, string>>;
