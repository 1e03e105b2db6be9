/** Which sentence tells how LibreOffice is installed here. The window runs on the machine that converts. */
export function howToInstall(agent = navigator.userAgent): 'windows' | 'mac' | 'linux' {
  if (agent.includes('Windows')) return 'windows';
  return agent.includes('Mac OS') ? 'mac' : 'linux';
}
