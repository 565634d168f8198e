import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { FormAlert } from '@sage/ui';
import classes from './upload-form.module.css';
import { useUpload } from './use-upload.ts';

interface UploadFormProps {
  id: string;
  versions: { id: string; name: string }[];
  extensions: string[];
  categories: string[];
  /** Without JavaScript: why, and what was written. */
  refused?: { message: string; texts: Record<string, string> };
}

/** The file comes last: what is written beside it is checked before it is stored. */
export function UploadForm({ id, versions, extensions, categories, refused }: UploadFormProps) {
  const { onSubmit, percent, message } = useUpload(`/projects/${id}`);
  const wrong = message ?? refused?.message;
  const before = refused?.texts ?? {};
  const busy = percent !== null;
  return (
    <form method="post" action={`/projects/${id}/upload`} encType="multipart/form-data" onSubmit={onSubmit} className={classes.form}>
      {wrong && !busy && <FormAlert>{wrong}</FormAlert>}
      <TextInput id="name" name="name" label="Name" description="As the client will read it." required withAsterisk={false} maxLength={200} autoComplete="off" defaultValue={before.name} />
      <NativeSelect id="category" name="category" label="Category" data={categories} defaultValue={before.category} />
      <Textarea id="description" name="description" label="Description" maxLength={2000} rows={3} defaultValue={before.description} classNames={{ label: classes.label, input: classes.input }} />
      {versions.length > 0 && (
        <NativeSelect id="replaces" name="replacesId" label="Replaces" defaultValue={before.replacesId} data={[{ value: '', label: 'Nothing, it is new' }, ...versions.map((each) => ({ value: each.id, label: each.name }))]} />
      )}
      <div>
        <label htmlFor="file" className={classes.label}>
          File
        </label>
        <p className={classes.kinds} id="kinds">
          Up to 50 MB: {extensions.join(', ')}.
        </p>
        <input id="file" name="file" type="file" required accept={extensions.map((extension) => `.${extension}`).join(',')} aria-describedby="kinds" className={classes.file} />
      </div>
      {busy && (
        <div role="status">
          <progress value={percent} max={100} aria-label="Upload" className={classes.progress} /> {percent < 100 ? `${percent} % sent` : 'Sent, now being stored …'}
        </div>
      )}
      <Button type="submit" aria-disabled={busy || undefined}>
        {busy ? 'Uploading…' : 'Upload'}
      </Button>
    </form>
  );
}
