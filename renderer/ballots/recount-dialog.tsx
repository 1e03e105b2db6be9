/** Kiểm phiếu lại: this machine counts the published papers itself and shows what it found, point by point. */
import { Alert, Button, Loader, Modal, Stack, Text, TextInput } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleX,
  IconDownload,
  IconShieldCheck,
  IconShieldX,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportPath, type Recount } from '#contract';
import type { Ballot } from '#domain/meeting/ballot.ts';
import { download } from '#renderer/data/download.ts';
import { failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { tellFailure } from '#renderer/data/tell-failure.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from './ballots.module.css';
import { useOptionWords } from './option-words.ts';

interface About {
  meeting: Meeting;
  ballot: Ballot;
}

export function RecountDialog({ opened, close, ...about }: About & { opened: boolean; close: () => void }) {
  const { t } = useTranslation('ballots');
  return (
    <Modal opened={opened} onClose={close} size="lg" title={t('recount.title')}>
      {opened && <Counted {...about} />}
    </Modal>
  );
}

function Counted({ meeting: { id: meeting }, ballot }: About) {
  const { t } = useTranslation(['ballots', 'errors']);
  const [found, setFound] = useState<Recount>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    rpc.ballots.recount({ meeting, ballot: ballot.id }).then(setFound, (error: unknown) => {
      setFailure(t(`errors:call.${failureOf(error).code}`));
    });
  }, [meeting, ballot.id, t]);
  const save = async () => {
    try {
      const { exportId, name } = await rpc.ballots.save({ meeting, ballot: ballot.id });
      download(exportPath(exportId), name);
    } catch (error) {
      tellFailure(error);
    }
  };
  if (failure !== undefined) return <Alert color="seal">{failure}</Alert>;
  if (!found)
    return (
      <Text role="status">
        <Loader size="sm" /> {t('recount.counting')}
      </Text>
    );
  return (
    <Stack>
      <Text fw={600}>{ballot.question}</Text>
      <Text size="sm" c="var(--text-quiet)">
        {t('recount.intro')}
      </Text>
      <Verdict found={found} />
      <Checks found={found} />
      <Own found={found} />
      <Papers found={found} ballot={ballot} />
      <div>
        <Button
          variant="default"
          leftSection={<IconDownload size={20} stroke={1.75} />}
          onClick={() => void save()}
        >
          {t('recount.save')}
        </Button>
        <Text size="xs" c="var(--text-quiet)" mt={4}>
          {t('recount.saveHint')}
        </Text>
      </div>
    </Stack>
  );
}

function Verdict({ found }: { found: Recount }) {
  const { t } = useTranslation('ballots');
  const good = checksOf(found).every(([, isGood]) => isGood) && found.own !== 'missing';
  return good ? (
    <Alert color="leaf" icon={<IconShieldCheck />} role="status">
      {t('recount.allGood')}
    </Alert>
  ) : (
    <Alert color="seal" icon={<IconShieldX />} role="alert">
      {t('recount.notGood')}
    </Alert>
  );
}

function checksOf({ isAsSealed, isOfBallot, bad, twice, tooMany, isAsTold }: Recount) {
  return [
    ['isAsSealed', isAsSealed],
    ['isOfBallot', isOfBallot],
    ['genuine', bad.length === 0],
    ['once', twice === 0],
    ['notTooMany', !tooMany],
    ['isAsTold', isAsTold],
  ] as const;
}

function Checks({ found }: { found: Recount }) {
  const { t } = useTranslation('ballots');
  const { papers, taken, eligible } = found;
  return (
    <ul className={classes.checks}>
      {checksOf(found).map(([name, isGood]) => {
        const Icon = isGood ? IconCircleCheck : IconCircleX;
        return (
          <li key={name} className={classes.check} data-good={isGood}>
            <Icon size={22} role="img" aria-label={isGood ? t('recount.ok') : t('recount.bad')} />
            <span>
              {t(`recount.check.${name}`, {
                count: papers.length - found.bad.length,
                papers: papers.length,
                taken,
                eligible,
              })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Own({ found: { own, ownReceipt } }: { found: Recount }) {
  const { t } = useTranslation('ballots');
  if (own === null) return <Text c="var(--text-quiet)">{t('recount.own.none')}</Text>;
  return (
    <Alert color={own === 'found' ? 'ink' : 'seal'} title={t('recount.mine')}>
      {t(`recount.own.${own}`, { receipt: ownReceipt })}
    </Alert>
  );
}

function Papers({ found: { papers, ownReceipt }, ballot }: { found: Recount; ballot: Ballot }) {
  const { t } = useTranslation('ballots');
  const words = useOptionWords(ballot);
  const [sought, setSought] = useState('');
  const letters = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const shown = papers.filter(({ receipt }) => letters(receipt).includes(letters(sought)));
  return (
    <div>
      <TextInput
        label={`${t('recount.list')} (${papers.length})`}
        placeholder={t('recount.find')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
        mb="xs"
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <section className={classes.paperScroll} tabIndex={0} aria-label={t('recount.list')}>
        <table className={classes.paperTable}>
          <tbody>
            {shown.map(({ receipt, option, text }) => (
              <tr key={receipt} data-own={receipt === ownReceipt}>
                <td>{receipt}</td>
                <td>
                  {words(option)}
                  {text && `: ${text}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
