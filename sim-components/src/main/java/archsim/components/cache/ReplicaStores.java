package archsim.components.cache;

import archsim.components.flow.KeySpace;
import archsim.components.flow.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries in the replicas that use the cache; one that restarts begins without any. */
final class ReplicaStores implements CacheStores {
  private final StoreFactory maker;
  private final Map<String, Map<Integer, Place>> places = new LinkedHashMap<>();
  private @Nullable KeySpace warmKeys;

  /** What one replica has, in one of its lives. */
  private static final class Place {
    private final CacheStore store;
    private long life;

    Place(CacheStore store, long life) {
      this.store = store;
      this.life = life;
    }
  }

  ReplicaStores(StoreFactory maker) {
    this.maker = maker;
  }

  @Override
  public CacheStore of(Request request, long key) {
    CacheRequest asked = CacheRequest.of(request);
    long life = asked.place();
    Place place =
        places
            .computeIfAbsent(request.edge().from(), any -> new LinkedHashMap<>())
            .computeIfAbsent(asked.replica(), replica -> new Place(first(replica, life), life));
    if (place.life != life) {
      place.life = life;
      place.store.clear();
    }
    return place.store;
  }

  /** A replica that was there from the begin has the place of its number; others come empty. */
  private CacheStore first(int replica, long life) {
    CacheStore store = maker.make();
    if (warmKeys != null && life == replica) {
      long count = Math.min(warmKeys.popularity().size(), maker.room());
      for (long key = count; key >= 1; key--) {
        maker.warm(store, warmKeys.entry(key));
      }
    }
    return store;
  }

  @Override
  public void warm(KeySpace keys) {
    warmKeys = keys;
  }

  @Override
  public void clear() {
    for (Map<Integer, Place> service : places.values()) {
      for (Place place : service.values()) {
        place.store.clear();
      }
    }
  }

  @Override
  public long size(long key) {
    return maker.size(key);
  }
}
