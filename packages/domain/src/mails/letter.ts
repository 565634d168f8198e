/** What a mail says, before it is text or HTML. */
export interface Letter {
  subject: string;
  name: string | null;
  paragraphs: string[];
  /** Label and value, as in a receipt. */
  facts?: [string, string][];
  action?: { label: string; url: string };
  /** Below the action, in small print. */
  notes?: string[];
  studio: string;
}

export interface WrittenMail {
  subject: string;
  text: string;
  html: string;
}

export const writeLetter = (letter: Letter): WrittenMail => ({ subject: oneLine(letter.subject), text: textOf(letter), html: htmlOf(letter) });

/** A name out of the form may hold anything; a subject is one line. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const greeting = ({ name }: Letter) => (name ? `Hello ${oneLine(name)},` : 'Hello,');

function textOf(letter: Letter): string {
  const { paragraphs, facts = [], action, notes = [], studio } = letter;
  const table = facts.map(([label, value]) => `${label}: ${value}`).join('\n');
  const link = action && `${action.label}:\n${action.url}`;
  return [greeting(letter), ...paragraphs, table, link, ...notes, studio].filter(Boolean).join('\n\n') + '\n';
}

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character as keyof typeof ESCAPES]);

function htmlOf(letter: Letter): string {
  const { subject, paragraphs, facts = [], action, notes = [], studio } = letter;
  const cell = 'style="padding:6px 16px 6px 0;border-bottom:1px solid #ddd8cc"';
  const rows = facts.map(([label, value]) => `<tr><td ${cell}>${escape(label)}</td><td ${cell}><strong>${escape(value)}</strong></td></tr>`);
  const body = [
    ...[greeting(letter), ...paragraphs].map((text) => `<p>${escape(text)}</p>`),
    rows.length > 0 ? `<table role="presentation" style="border-collapse:collapse;margin:16px 0">${rows.join('')}</table>` : '',
    action
      ? `<p style="margin:24px 0"><a href="${escape(action.url)}" style="background:#24452f;color:#fff;padding:12px 20px;border-radius:6px;text-decoration:none">${escape(action.label)}</a></p>`
      : '',
    ...notes.map((text) => `<p style="font-size:14px;color:#5b5b52">${escape(text)}</p>`),
    `<p>${escape(studio)}</p>`,
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(oneLine(subject))}</title></head>
<body style="margin:0;background:#f6f3ec;color:#22251f;font:16px/1.5 Georgia,serif"><div style="max-width:560px;margin:0 auto;padding:32px 24px">
${body.filter(Boolean).join('\n')}
</div></body></html>
`;
}
