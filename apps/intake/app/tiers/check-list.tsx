import { CheckIcon } from '@sage/ui';
import classes from './check-list.module.css';

export function CheckList({ items }: { items: string[] }) {
  return (
    <ul className={classes.list}>
      {items.map((item) => (
        <li key={item}>
          <CheckIcon />
          {item}
        </li>
      ))}
    </ul>
  );
}
