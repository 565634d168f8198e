const LIMBS = 9;
const limbs = Array.from({ length: LIMBS }, (_, index) => {
  const angle = (index / LIMBS) * Math.PI * 2 + 0.3;
  const reach = index % 2 ? 21 : 29;
  return `M32 32L${(32 + Math.cos(angle) * reach).toFixed(0)} ${(32 + Math.sin(angle) * reach).toFixed(0)}`;
}).join('');

/** A tree as a landscape plan draws it: crown, limbs, trunk. */
export function PlanTree({ size = 64, className }: { size?: number; className?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" fill="none" stroke="currentColor" strokeWidth="1" className={className} aria-hidden="true" focusable="false">
      <circle cx="32" cy="32" r="30" />
      <circle cx="32" cy="32" r="2.4" fill="currentColor" />
      <path d={limbs} />
    </svg>
  );
}
