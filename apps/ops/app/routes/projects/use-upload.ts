import { useNavigate } from '@remix-run/react';
import { useState, type FormEvent } from 'react';

const LOST = 'The connection was lost before the file had arrived. Please try again.';
const TOO_LARGE = 'This file is larger than 50 MB.';
const MOST_BYTES = 50 * 1_024 * 1_024;

interface Sending {
  url: string;
  form: FormData;
  onProgress: (percent: number) => void;
}

const answerOf = ({ status, response }: XMLHttpRequest): string | null => {
  if (status === 201) return null;
  return (response as { message?: string } | null)?.message ?? (status === 413 ? TOO_LARGE : LOST);
};

const isTooLarge = (file: FormDataEntryValue | null) => file instanceof File && file.size > MOST_BYTES;

/** Null when it arrived, else what is wrong. Not fetch: only this way tells how much was sent. */
const send = ({ url, form, onProgress }: Sending): Promise<string | null> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(Math.floor((loaded / total) * 100)));
    request.addEventListener('load', () => resolve(answerOf(request)));
    request.addEventListener('error', () => resolve(LOST));
    request.open('POST', url);
    request.send(form);
  });

/** Sends the form and tells how far it is. Without JavaScript the form posts itself. */
export function useUpload(projectPath: string) {
  const navigate = useNavigate();
  const [percent, setPercent] = useState<number | null>(null);
  const [message, setMessage] = useState<string>();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (percent !== null) return;
    const form = new FormData(event.currentTarget);
    if (isTooLarge(form.get('file'))) return setMessage(TOO_LARGE);
    setPercent(0);
    void send({ url: `${projectPath}/upload/progress`, form, onProgress: setPercent }).then((wrong) => {
      if (wrong === null) return navigate(`${projectPath}?done=upload`);
      setPercent(null);
      setMessage(wrong);
    });
  };
  return { onSubmit, percent, message };
}
