import 'fake-indexeddb/auto';
import { openDatabase } from '../../lib/store/database.ts';
import { createIdbStore } from '../../lib/store/stock-store.ts';
import { createMemoryStore } from '../simulation/memory-store.ts';
import { storeContract } from './store-suite.ts';

storeContract('the store in memory', async () => createMemoryStore());
storeContract('the store in IndexedDB', async () => createIdbStore(await openDatabase(crypto.randomUUID())));
