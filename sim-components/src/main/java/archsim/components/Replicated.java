package archsim.components;

/** A component that is several of the same, which a load balancer may choose among. */
public interface Replicated extends Component {
  int replicas();

  /** One of them, from 0. */
  Component replica(int index);

  /** Whether one of them takes requests; one that is down refuses all. */
  default boolean isUp(int index) {
    return true;
  }
}
