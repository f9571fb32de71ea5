import { setTimeout } from "node:timers/promises";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** Several connections to one store, each with one question at a time: what is asked while all are busy waits its turn. */
export class Connections {
  readonly #instance: DuckDBInstance;
  readonly #most: number;
  readonly #all: DuckDBConnection[] = [];
  readonly #idle: DuckDBConnection[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #underWay = new Set<Promise<unknown>>();
  #busy = 0;
  #closed = false;

  constructor(instance: DuckDBInstance, most: number) {
    this.#instance = instance;
    this.#most = most;
  }

  async run<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const turn = this.#turn(work);
    this.#underWay.add(turn);
    try {
      return await turn;
    } finally {
      this.#underWay.delete(turn);
    }
  }

  /**
   * Each of some jobs, begun in their order. When one fails no further one is begun, and the failure of the first of them is told: the same
   * one as if they had been done one after another.
   */
  async each<Job, Result>(
    jobs: readonly Job[],
    work: (job: Job, connection: DuckDBConnection, index: number) => Promise<Result>,
  ): Promise<Result[]> {
    let failed = false;
    const outcomes = await Promise.allSettled(
      jobs.map((job, index) =>
        this.run(async (connection) => {
          if (failed) throw new Error("an earlier job has failed");
          try {
            return await work(job, connection, index);
          } catch (error) {
            failed = true;
            throw error;
          }
        }),
      ),
    );
    return outcomes.map((outcome) => {
      if (outcome.status === "rejected") throw outcome.reason;
      return outcome.value;
    });
  }

  interrupt(): void {
    for (const connection of this.#all) connection.interrupt();
  }

  /** Breaks off what runs, and waits for it: to close a connection under its question would take the whole program with it. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#underWay.size > 0) {
      // One that is only about to begin hears nothing, and so is told again.
      this.interrupt();
      await Promise.race([Promise.allSettled(this.#underWay), setTimeout(20)]);
    }
    for (const connection of this.#all) connection.closeSync();
  }

  async #turn<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    if (this.#busy >= this.#most) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#busy++;
    try {
      const connection = this.#idle.pop() ?? (await this.#connect());
      try {
        if (this.#closed) throw new Error("the record store is closed");
        return await work(connection);
      } finally {
        this.#idle.push(connection);
      }
    } finally {
      // Whoever is next takes over the place.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#busy--;
    }
  }

  async #connect(): Promise<DuckDBConnection> {
    const connection = await this.#instance.connect();
    this.#all.push(connection);
    return connection;
  }
}
