/** A walk past every screen of the product, on the sample office. Whoever looks says what looking is: a picture, or the rules. */
import { type Account, Person } from '../person.ts';
import type { Stage } from '../stage.ts';
import { Voter } from '../voting.ts';
import type { Screen } from './screens.ts';

/** Looks at what this person has before them. */
export type Look = (page: Person['page'], screen: Screen) => Promise<void>;

/** Some of the screens, as people come past them in an hour's work. Each part begins with a fresh sample office. */
export interface Part {
  name: string;
  walk(tour: Tour): Promise<void>;
}

export class Tour {
  readonly stage: Stage;
  readonly #look: Look;

  private constructor(stage: Stage, look: Look) {
    this.stage = stage;
    this.#look = look;
  }

  static async begin(stage: Stage, look: Look): Promise<Tour> {
    await stage.openOffice();
    return new Tour(stage, look);
  }

  get password(): string {
    return this.stage.password;
  }

  account(username: string): Account {
    return this.stage.account(username);
  }

  /** Somebody who stands before the sign-in screen. */
  arrive(username: string): Promise<Person> {
    return this.stage.arrive(username);
  }

  /** Somebody who has signed in. */
  async enter(username: string): Promise<Voter> {
    const { account, product, line } = await this.stage.enter(username);
    return new Voter(account, product, line);
  }

  async see(who: Person | Person['page'], screen: Screen): Promise<void> {
    await this.#look(who instanceof Person ? who.page : who, screen);
  }
}
