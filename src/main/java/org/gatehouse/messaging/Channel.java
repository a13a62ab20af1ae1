package org.gatehouse.messaging;

/**
 * The ways on which messages leave, and how many may go to one recipient of an account an hour: of
 * mails so many of a kind, so that nobody hides a warning behind many about something else; of text
 * messages, which cost money, so many in all.
 */
public enum Channel {
  MAIL(30),
  SMS(5);

  private final int mostAnHour;

  Channel(int mostAnHour) {
    this.mostAnHour = mostAnHour;
  }

  int mostAnHour() {
    return mostAnHour;
  }
}
