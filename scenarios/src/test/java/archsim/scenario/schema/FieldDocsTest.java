package archsim.scenario.schema;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.scenario.SampleLanguage;
import org.junit.jupiter.api.Test;

/** The documentation of fields is found by path, by part of it, and by what was meant. */
class FieldDocsTest {
  private final FieldDocs docs = new FieldDocs(SampleLanguage.language());

  @Test
  void findsAFieldByItsPath() {
    assertThat(docs.find("services.*.threads")).hasSize(1);
    assertThat(docs.find("services.app.threads").get(0).text())
        .isEqualTo(
            """
            services.*.threads
              Workers of one replica.
              a count such as 20k; default 200
            """);
    assertThat(docs.find("services.app.queue.order").get(0).written())
        .isEqualTo("one of fifo, lifo-when-overloaded");
    assertThat(docs.find("steps.call.to").get(0).written())
        .isEqualTo("the name of a component of loadBalancers, services, or component.endpoint");
    assertThat(docs.find("services.a.endpoints.e.class")).hasSize(1);
  }

  @Test
  void namesMayBeLeftOut() {
    assertThat(docs.find("services.threads"))
        .extracting(FieldDoc::path)
        .containsExactly("services.*.threads");
    assertThat(docs.find("services").get(0).text())
        .contains("a map by name; each: a map", "    threads    Workers of one replica.");
    assertThat(docs.find("services.app")).extracting(FieldDoc::path).containsExactly("services.*");
  }

  @Test
  void oneEntryIsShownAsItIsTyped() {
    assertThat(docs.find("choose").get(0).written())
        .isEqualTo("a list; each: one entry {share: steps}");
    assertThat(docs.all())
        .extracting(FieldDoc::path)
        .noneMatch(path -> path.startsWith("steps.choose.branches.*"));
  }

  @Test
  void findsFieldsByTheEndOfTheirPath() {
    assertThat(docs.find("cpu"))
        .extracting(FieldDoc::path)
        .containsExactly("services.*.cpu", "databases.*.cpu");
    assertThat(docs.find("thread")).isEmpty();
    assertThat(docs.suggestion("thread")).isEqualTo("did you mean 'threads'?");
    assertThat(docs.suggestion("services.*.replica")).contains("services.*.replicas");
  }

  @Test
  void allFieldsSayWhatTheyAre() {
    assertThat(docs.all()).allSatisfy(doc -> assertThat(doc.what()).as(doc.path()).isNotEmpty());
  }
}
