package archsim.components;

/** A component that gets more or fewer units while requests come, such as shards or servers. */
public interface Scalable {
  /** So many units join. */
  void join(int count);

  /** So many units leave, those that came last first; at least one stays. */
  void leave(int count);
}
