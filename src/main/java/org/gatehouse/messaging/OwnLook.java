package org.gatehouse.messaging;

/** What an account's mails look like other than the platform's; who keeps that implements it. */
public interface OwnLook {

  /** The look of that account's mails, which is the plain one where it has decided nothing. */
  Look of(long accountId, Look plain);
}
