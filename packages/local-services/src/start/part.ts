export interface Exit {
  /** For people: "exit code 1", "signal SIGKILL", or why it could not be started. */
  how: string;
  /** The last lines that it wrote. */
  lines: string[];
}

/** One life of a part. */
export interface Life {
  pid(): number | undefined;
  /** Resolves when it can serve; stays pending when it ends before. */
  ready: Promise<void>;
  exited: Promise<Exit>;
  /** Asks it to end, then makes it end. Resolves when it is gone. */
  stop(): Promise<void>;
}

/** One thing that the supervisor keeps alive. */
export interface Part {
  name: string;
  /** Parts without which it cannot live. Its death while one of them is away is not held against it. */
  needs: string[];
  launch(): Life;
}
