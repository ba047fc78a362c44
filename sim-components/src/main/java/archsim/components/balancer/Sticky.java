package archsim.components.balancer;

import archsim.core.spec.Doc;

/** Whether a balancer remembers where it sent a client. */
public enum Sticky {
  @Doc("Each request goes where the policy says.")
  NONE,
  @Doc("Requests of one session go where its first one went, for as long as that is believed in.")
  SESSION
}
