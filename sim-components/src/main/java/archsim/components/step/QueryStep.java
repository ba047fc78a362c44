package archsim.components.step;

import archsim.components.call.CallTerms;
import archsim.components.call.Calls;
import archsim.components.database.server.Consistency;
import archsim.components.database.server.LockOrder;
import archsim.components.database.server.PartSpec;
import archsim.components.database.server.QuerySpec;
import archsim.components.database.server.Statement;
import archsim.components.demand.Demand;
import archsim.components.model.Checked;
import archsim.components.model.Findings;
import archsim.components.model.Queried;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Inline;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a database, or a transaction of several, waited for.
 *
 * @param db the database
 * @param single what it reads or writes where it is no transaction
 * @param consistency how many servers have to answer
 * @param transaction statements that are done one after the other; they say what the query does not
 * @param order in which these are done
 * @param scatter whether all shards have to answer
 * @param ranges that it is about
 * @param terms of the wait for the answer
 */
@Doc("Runs a statement or a transaction of a database and waits for it.")
@NotYet({"deadline", "retry", "circuitBreaker", "bulkhead", "hedge", "fallback"})
public record QueryStep(
    @Shorthand @Doc("Which database.") @Ref(Queried.class) String db,
    @Inline SingleStatement single,
    @Doc("How many owners of the key have to answer (topology quorum, default the database's).")
        @Nullable Consistency consistency,
    @Doc("Statements on one connection; what they lock is kept until the last one is done.")
        @Nullable List<PartSpec> transaction,
    @Doc("The order of the statements of a transaction (default written).")
        @Nullable LockOrder order,
    @Doc("Asks all shards and waits for all of them (topology sharded).") @Default("false")
        boolean scatter,
    @Doc("How many ranges it is about: that of the key, and those after it (distributed-sql).")
        @Unit(Dimension.COUNT)
        @Default("1")
        int ranges,
    @Inline CallTerms terms)
    implements StepSpec, Checked, ImpliedDefaults {
  private static final int MOST = 100;

  public QueryStep {
    if (transaction == null) {
      Require.field("order", order == null, "is that of the statements of a transaction");
    } else {
      Require.field(
          "transaction",
          single.isUnsaid(),
          "says what it reads and writes; op, key, table, rows, cpu, disk and hold go there");
      Require.field(
          "transaction",
          !transaction.isEmpty() && transaction.size() <= MOST,
          "needs from 1 to %d statements, has %d",
          MOST,
          transaction.size());
      transaction = List.copyOf(transaction);
    }
    Require.field(
        "scatter",
        single.key() == null || !scatter,
        "asks all shards, so it takes no key: leave one of the two out");
    Require.range("ranges", ranges, 1, 1000);
  }

  @Override
  public void check(Findings findings) {
    Queried database = findings.find(db, Queried.class);
    if (database == null) {
      return;
    }
    for (String field : List.of("key", "consistency", "transaction", "hold", "disk", "ranges")) {
      refuse(database, this, field, findings);
    }
    if (scatter) {
      refuse(database, this, "scatter", findings);
    }
    if (transaction == null) {
      String field = single.op() == null ? "db" : "op";
      database.require(single.operation().endpoint(), db, findings, this, field);
      return;
    }
    for (PartSpec part : transaction) {
      refuse(database, part, "disk", findings);
      database.require(part.op().endpoint(), db, findings, part, "op");
    }
  }

  private void refuse(Queried database, Record record, String field, Findings findings) {
    String wrong =
        findings.isWritten(record, field)
            ? database.refusal(db, field, single.key(), findings.architecture())
            : null;
    if (wrong != null) {
      findings.refuse(record, field, wrong);
    }
  }

  private QuerySpec query() {
    return new QuerySpec(
        transaction == null ? List.of(single.part()) : transaction,
        transaction != null,
        order == null ? LockOrder.WRITTEN : order,
        consistency,
        scatter,
        ranges);
  }

  @Override
  public Map<String, String> impliedDefaults() {
    Map<String, String> implied = new LinkedHashMap<>();
    if (transaction == null) {
      if (single.op() == null) {
        implied.put("op", "read");
      }
    } else if (order == null) {
      implied.put("order", "written");
    }
    implied.putAll(terms.impliedDefaults());
    return implied;
  }

  @Override
  public Step create(StepWiring wiring, Step next) {
    Statement statement =
        Statement.of(
            query(), wiring::keys, wiring::draw, (name, kind) -> wiring.figureOf(db, name, kind));
    return wiring.call(reference(), statement, terms, next);
  }

  @Override
  public boolean usesKeys() {
    return query().parts().stream().anyMatch(part -> part.key() != null);
  }

  @Override
  public Stream<String> keysAskedOf(String component) {
    return db.equals(component)
        ? query().parts().stream()
            .flatMap(part -> part.key() == null ? Stream.empty() : Stream.of(part.key()))
        : Stream.empty();
  }

  @Override
  public void addDemand(Demand demand) {
    QuerySpec query = query();
    boolean isPlain = query.equals(QuerySpec.plain(query.operation()));
    demand.call(reference(), isPlain ? null : query, Calls.pool(db), terms);
  }

  private String reference() {
    return db + "." + query().operation().endpoint();
  }
}
