/** A button that writes a file in one of several formats; says why where that fails. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { tellFailure } from '#renderer/data/tell-failure.ts';

interface Props<F extends string> {
  label: string;
  formats: readonly { format: F; label: string; icon?: ReactNode }[];
  save: (format: F) => Promise<unknown>;
}

export function SaveMenu<F extends string>({ label, formats, save }: Props<F>) {
  const [writing, setWriting] = useState(false);
  async function write(format: F) {
    setWriting(true);
    try {
      await save(format);
    } catch (error) {
      tellFailure(error);
    } finally {
      setWriting(false);
    }
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={writing}
          leftSection={<IconDownload size={20} stroke={1.75} />}
          rightSection={<IconChevronDown size={18} />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((each) => (
          <Menu.Item key={each.format} leftSection={each.icon} onClick={() => void write(each.format)}>
            {each.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
