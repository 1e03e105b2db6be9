/** The files within the open paper. Each is saved when asked for, none is opened. */
import { Alert, Button, Loader, Text } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallErrorCode, exportPath } from '#contract';
import type { Attachment } from '#domain/paper/attachment.ts';
import { download } from '#renderer/data/download.ts';
import { failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { formatBytes } from '#renderer/ui/sizes.ts';
import { useReader } from '../ui/reader-context.ts';
import classes from './inside.module.css';

type Listing =
  | { state: 'listing' }
  | { state: 'listed'; attachments: readonly Attachment[] }
  | { state: 'failed'; code: CallErrorCode };

export function AttachmentList() {
  const { t } = useTranslation(['inside', 'errors']);
  const { sha256 } = useReader().paper.file;
  const [listing, setListing] = useState<Listing>({ state: 'listing' });
  useEffect(() => {
    const stop = new AbortController();
    const tell = (now: Listing) => !stop.signal.aborted && setListing(now);
    rpc.papers.attachments({ sha256 }, { signal: stop.signal }).then(
      (attachments) => tell({ state: 'listed', attachments }),
      (error: unknown) => tell({ state: 'failed', code: failureOf(error).code }),
    );
    return () => stop.abort();
  }, [sha256]);
  switch (listing.state) {
    case 'listing':
      return (
        <div className={classes.empty} role="status">
          <Loader size="sm" color="gray" /> {t('attachments.listing')}
        </div>
      );
    case 'failed':
      return (
        <div className={classes.empty}>
          <Alert color="gold" role="alert">
            {t(`errors:call.${listing.code}`)}
          </Alert>
        </div>
      );
    case 'listed':
      if (listing.attachments.length === 0)
        return <Text className={classes.empty}>{t('attachments.none')}</Text>;
      return (
        <>
          <ul className={classes.list}>
            {listing.attachments.map((each) => (
              <File key={each.id} attachment={each} />
            ))}
          </ul>
          <Text className={classes.note}>{t('attachments.neverOpened')}</Text>
        </>
      );
  }
}

function File({ attachment }: { attachment: Attachment }) {
  const { t, i18n } = useTranslation(['inside', 'errors', 'paper']);
  const { sha256 } = useReader().paper.file;
  const { id, name, size, page, harmful } = attachment;
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<CallErrorCode>();
  const save = async () => {
    setSaving(true);
    setFailure(undefined);
    try {
      const made = await rpc.papers.saveAttachment({ sha256, id });
      download(exportPath(made.exportId), made.name);
    } catch (error) {
      setFailure(failureOf(error).code);
    }
    setSaving(false);
  };
  const ask = () => {
    if (!harmful) return void save();
    confirm({
      title: t('inside:attachments.harmfulTitle'),
      text: t('inside:attachments.harmfulText', { name }),
      confirm: t('inside:attachments.saveAnyway'),
      cancel: t('inside:attachments.leave'),
      onConfirm: () => void save(),
    });
  };
  return (
    <li className={classes.file}>
      <Text fw={600} className={classes.fileName}>
        {name}
      </Text>
      <Text size="sm" c="var(--text-quiet)">
        {size === null ? t('inside:attachments.empty') : formatBytes(size, i18n.language)}
        {page !== null && ` · ${t('paper:pages.page', { page })}`}
      </Text>
      {harmful && (
        <Text size="sm" className={classes.harmful}>
          <IconAlertTriangle size={18} aria-hidden /> {t('inside:attachments.harmful')}
        </Text>
      )}
      {failure && (
        <Text size="sm" role="alert" c="seal">
          {t(`errors:call.${failure}`)}
        </Text>
      )}
      <Button
        variant="default"
        mt={6}
        disabled={size === null}
        loading={saving}
        leftSection={<IconDownload size={18} aria-hidden />}
        aria-label={t('inside:attachments.saveNamed', { name })}
        onClick={ask}
      >
        {t('inside:attachments.save')}
      </Button>
    </li>
  );
}
