package org.gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every server promises around the application. */
@Tag("everywhere")
class ServerIT {
  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Visitor management = new Visitor(gatehouse.management());

  @Test
  void answersAtTheContextRoot() {
    assertThat(gatehouse.visitor().get("/login").status()).isEqualTo(200);
  }

  @Test
  void saysThatItIsReadyWhileTheDatabaseAnswers() {
    Answer ready = management.get("/health/ready");

    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.json().path("status").asText()).isEqualTo("UP");
  }

  @Test
  void saysThatItIsAlive() {
    assertThat(management.get("/health/live").json().path("status").asText()).isEqualTo("UP");
  }

  @Test
  void showsMetricsOnTheManagementPortOnly() {
    assertThat(management.get("/metrics").status()).isEqualTo(200);
    assertThat(gatehouse.visitor().get("/metrics").status()).isIn(302, 303, 401, 403, 404);
  }

  @Test
  void listensOnTheLoopbackAddressOnly() throws SocketException {
    List<URI> listeners = List.of(gatehouse.url(), gatehouse.management());

    assertThat(outsideAddresses())
        .allSatisfy(
            address -> assertThat(listeners).noneMatch(url -> connects(address, url.getPort())));
  }

  private static List<InetAddress> outsideAddresses() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress())
        .toList();
  }

  private static boolean connects(InetAddress address, int port) {
    try (var socket = new Socket(address, port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
