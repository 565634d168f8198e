import { hasPreview } from '@sage/domain/files/preview';
import { ContourField } from '@sage/ui';
import { useEffect, useRef, useState } from 'react';
import classes from './gallery.module.css';

const SUMMITS = [{ x: 190, y: 70 }];
/** One drawing a file: the same at every visit. */
const seedOf = (id: string) => (Number.parseInt(id.slice(0, 6), 16) % 900) + 1;

/** What a picture shows; a drawing for any other file, and for a picture that cannot be read. */
export function Picture({ id, file_type }: { id: string; file_type: string | null }) {
  const image = useRef<HTMLImageElement>(null);
  const [isBroken, setBroken] = useState(false);
  // It may have failed before React was there to hear of it.
  useEffect(() => {
    if (image.current?.complete && image.current.naturalWidth === 0) setBroken(true);
  }, []);
  return (
    <span className={classes.picture}>
      {hasPreview(file_type) && !isBroken ? (
        <img ref={image} src={`/deliverables/${id}/preview`} alt="" width={300} height={200} loading="lazy" decoding="async" onError={() => setBroken(true)} />
      ) : (
        <ContourField seed={seedOf(id)} width={300} height={200} summits={SUMMITS} step={13} lines={14} place="inline" />
      )}
    </span>
  );
}
