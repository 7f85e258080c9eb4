/** What other modules may use of this one. */
export { HealthModule } from './health.module';
export { WatchListener } from './watch-listener';
