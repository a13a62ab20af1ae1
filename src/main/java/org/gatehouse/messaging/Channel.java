package org.gatehouse.messaging;

/** The ways on which messages leave, and how many may go to one recipient of an account an hour. */
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
