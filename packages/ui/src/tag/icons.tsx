import type { ReactNode } from 'react';

const Icon = ({ children }: { children: ReactNode }) => (
  <svg width="14" height="14" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

export const CheckIcon = () => (
  <Icon>
    <path d="m2.5 8.5 3.5 3.5 7.5-8" />
  </Icon>
);

export const FlagIcon = () => (
  <Icon>
    <path d="M3.5 14.5v-12h8l-2 3.2 2 3.3h-8" />
  </Icon>
);

export const ClockIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 4.5V8l2.3 1.6" />
  </Icon>
);

export const AlertIcon = () => (
  <Icon>
    <path d="M8 2 1.5 13.5h13L8 2Z" />
    <path d="M8 6.5v3.2M8 11.6v.1" />
  </Icon>
);

export const PencilIcon = () => (
  <Icon>
    <path d="m3 13 .8-3.2 7-7a1.4 1.4 0 0 1 2 0l.4.4a1.4 1.4 0 0 1 0 2l-7 7L3 13Z" />
  </Icon>
);
