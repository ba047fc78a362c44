package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Caveats say what helps, and what does not. */
class AdviceTest {
  private static List<String> hints(String services) {
    String head =
        """
        name: test
        run: {duration: 60s, warmup: 10s, replications: 2}
        workloads: {users: {rate: 90/s, to: app}}
        """;
    return Runs.text(head + services, 1).result().hints();
  }

  /** With two threads of M/M/1 at 0.9, (0.9 + 0.81) / 2 of them are held: 86 %. */
  @Test
  void threadsThatWaitForADatabaseAreNotHelpedByMoreOfThem() {
    assertThat(
            hints(
                """
                services: {app: {threads: 2, endpoints: {e: [query: db]}}}
                databases: {db: {read: exp(10ms)}}
                """))
        .contains(
            "app.threads: they wait for db.cpu: more threads will not help",
            "db.cpu: more cores or servers, or less to compute");
  }

  @Test
  void threadsThatWaitForNothingThatIsFullAre() {
    assertThat(hints("services: {app: {threads: 10, endpoints: {e: [delay: 100ms]}}}"))
        .containsExactly("app.threads: held while requests wait: more threads would help");
  }

  @Test
  void connectionsBeforeIdleCoresAreTooFew() {
    assertThat(
            hints(
                """
                services: {app: {endpoints: {e: [query: db]}}}
                databases: {db: {cpu: 4, connections: 1, read: exp(10ms)}}
                """))
        .containsExactly("db.connections: held while requests wait: more connections would help");
  }

  /** A second replica that reads nothing leaves the primary where it is. */
  @Test
  void serversThatWouldReadNothingAreNotAdvised() {
    assertThat(
            hints(
                """
                services: {app: {endpoints: {e: [query: db]}}}
                databases: {db: {topology: primary-replicas, replicas: 1, read: exp(10ms), write: 1ms}}
                """))
        .contains(
            "db.cpu: more cores, or more of the busiest server's work on the others, or less to"
                + " compute");
  }

  @Test
  void nothingIsSaidOfASystemWithRoom() {
    assertThat(hints("services: {app: {endpoints: {e: [compute: 1ms]}}}")).isEmpty();
  }
}
