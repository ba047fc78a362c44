package archsim.components.balancer;

/** Whether a balancer remembers where it sent a client. */
public enum Sticky {
  /** It does not. */
  NONE,
  /** Requests of one session go where its first one went, for as long as that is believed in. */
  SESSION
}
