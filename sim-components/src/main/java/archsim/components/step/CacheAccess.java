package archsim.components.step;

import archsim.components.cache.Cache;
import archsim.components.cache.CacheOperation;
import archsim.components.cache.CacheRequest;
import archsim.components.cache.CacheTerms;
import archsim.components.cache.Cached;
import archsim.components.call.CallTerms;
import archsim.components.flow.Call;
import archsim.components.flow.Caller;
import archsim.components.flow.Edge;
import archsim.components.flow.KeySpace;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.flow.Root;
import archsim.components.measure.Outcome;
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

  /** A call of an operation of the cache; only those that are asked for come to exist. */
  Call call(CacheOperation operation) {
    return wiring.call(name + "." + operation.endpoint(), CallTerms.NONE);
  }

  /** The way to an operation of the cache. */
  Edge edge(CacheOperation operation) {
    return wiring.edge(name + "." + operation.endpoint());
  }

  /** The cache itself, once all components are there. */
  Cache cache() {
    return (Cache) wiring.component(name);
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
    return new CacheRequest(terms, visit.unit(), visit.place());
  }

  /** Stores the entry of a request that may have ended; nobody waits for it. */
  static void fill(Call put, Root root, Request origin, CacheTerms terms, Visit visit) {
    Later later = new Later(root, origin, outcome -> {});
    put.send(later, asking(terms, visit), later);
  }

  /** Whoever does something later, for a request that may have ended. */
  static final class Later implements Caller, Reply {
    private final Root root;
    private final Request origin;
    private final Reply then;
    private @Nullable Request request;

    Later(Root root, Request origin, Reply then) {
      this.root = root;
      this.origin = origin;
      this.then = then;
    }

    @Override
    public Request open(Edge edge, Reply reply) {
      Request opened = edge.openLater(root, origin, reply);
      request = opened;
      return opened;
    }

    /** The account goes back first. */
    @Override
    public void complete(Outcome outcome) {
      if (request != null) {
        request.edge().close(request);
      }
      then.complete(outcome);
    }
  }
}
