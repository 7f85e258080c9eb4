/** How far a long computation is, in whole percents; `label` says it in words. */
export function ProgressBar({ label, percent }: { label: string; percent: number }) {
  return (
    <>
      <label for="progress">{label}</label>
      <progress id="progress" max={100} value={percent} />
    </>
  );
}
