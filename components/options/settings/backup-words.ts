import type { BackupTrouble } from '../../../lib/backup/read-backup.ts';
import type { Translate } from '../../words/translate.ts';

/** What is wrong with a file, as a sentence that says what to do. */
export function backupTroubleWords(trouble: BackupTrouble, t: Translate): string {
  switch (trouble.kind) {
    case 'empty':
      return t('backup.empty');
    case 'not-a-backup':
      return t('backup.notABackup');
    case 'newer':
      return t('backup.newer', { version: trouble.extension });
    case 'cut-off':
      return t('backup.cutOff');
    case 'edited':
      return t('backup.edited');
    case 'too-large':
      return t('backup.tooLarge');
  }
}

/** "12.3 MB", "640 KB": a file's size, never less than 1 KB. */
export function fileSize(bytes: number, t: Translate): string {
  const kilobytes = bytes / 1_000;
  return kilobytes < 1_000
    ? t('backup.kilobytes', { n: Math.max(1, Math.round(kilobytes)) })
    : t('backup.megabytes', { n: Math.round(kilobytes / 100) / 10 });
}
