package org.gatehouse.platform.persistence;

import jakarta.transaction.TransactionManager;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;
import org.eclipse.persistence.transaction.JTATransactionController;

/**
 * Finds the transaction manager on Payara and on WildFly; EclipseLink does not recognise the latter
 * by itself.
 */
public class PortableServerPlatform extends ServerPlatformBase {

  /** Called by EclipseLink. */
  public PortableServerPlatform(DatabaseSession session) {
    super(session);
  }

  @Override
  public Class<? extends ExternalTransactionController> getExternalTransactionControllerClass() {
    return Controller.class;
  }

  /** The transaction controller that goes with it. */
  public static class Controller extends JTATransactionController {

    @Override
    @SuppressWarnings("BanJNDI") // two constant names of the server's own directory
    protected TransactionManager acquireTransactionManager() throws Exception {
      try {
        return InitialContext.doLookup("java:appserver/TransactionManager");
      } catch (NamingException notPayara) {
        return InitialContext.doLookup("java:jboss/TransactionManager");
      }
    }
  }
}
