package org.gatehouse.testing;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Ends the browser and the shared servers when the last test class of a run is done. */
public final class StopServers implements LauncherSessionListener {
  @Override
  public void launcherSessionClosed(LauncherSession session) {
    Browser.closeShared();
    Gatehouse.closeShared();
  }
}
