package archsim.components.step;

import archsim.components.Edge;
import archsim.components.KeySpace;
import archsim.components.Outcome;
import archsim.components.Reply;
import archsim.components.Request;
import archsim.components.Root;
import archsim.components.cache.CacheOperation;
import archsim.components.cache.CacheRequest;
import archsim.components.cache.CacheTerms;
import archsim.components.cache.Cached;
import archsim.components.service.StepWiring;
import archsim.components.service.Visit;
import org.jspecify.annotations.Nullable;

/** The way of one step to a cache. */
final class CacheAccess {
  private final @Nullable KeySpace keys;
  private final StepWiring wiring;
  private final String name;
  private final Edge branches;
  private final Cached spec;

  CacheAccess(StepWiring wiring, String cache, @Nullable String key) {
    keys = key == null ? null : wiring.keys(key);
    this.wiring = wiring;
    name = cache;
    branches = wiring.branches();
    spec = (Cached) wiring.spec(cache);
  }

  /** The way to an operation of the cache; only those that are asked for come to exist. */
  Edge edge(CacheOperation operation) {
    return wiring.edge(name + "." + operation.endpoint());
  }

  Cached spec() {
    return spec;
  }

  /** What the step asks for. */
  CacheTerms terms(boolean fills, boolean isUnwritten) {
    return new CacheTerms(keys, false, fills, isUnwritten);
  }

  /** A way from the service to itself, for what runs beside a visit. */
  Edge branches() {
    return branches;
  }

  /** What a visit asks for in its present life. */
  static CacheRequest asking(CacheTerms terms, Visit visit) {
    return new CacheRequest(terms, visit.replicaIndex(), visit.place());
  }

  /** Hands a request over to the cache. */
  static void deliver(Request child, CacheRequest asked) {
    child.ask(asked);
    child.edge().deliver(child);
  }

  /** Stores the entry of a request that may have ended; nobody waits for it. */
  static void fill(Edge put, Root root, Request origin, CacheTerms terms, Visit visit) {
    Later later = new Later(put);
    Request child = put.openLater(root, origin, later);
    later.begin(child);
    deliver(child, asking(terms, visit));
  }

  /** Takes the account back of what is done later. */
  static final class Later implements Reply {
    private final Edge edge;
    private final Reply then;
    private @Nullable Request request;

    Later(Edge edge) {
      this(edge, outcome -> {});
    }

    Later(Edge edge, Reply then) {
      this.edge = edge;
      this.then = then;
    }

    void begin(Request newRequest) {
      request = newRequest;
    }

    @Override
    public void complete(Outcome outcome) {
      if (request != null) {
        edge.close(request);
      }
      then.complete(outcome);
    }
  }
}
