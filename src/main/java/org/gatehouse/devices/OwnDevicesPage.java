package org.gatehouse.devices;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** My own devices, on my profile. */
@Named
@RequestScoped
public class OwnDevicesPage {

  @EJB OwnDevices devices;
  @Inject DeviceCookie cookie;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private @Nullable List<DeviceRow> rows;

  public List<DeviceRow> getRows() {
    if (rows == null) {
      rows = devices.list(cookie.read(request)).stream().map(DeviceRow::of).toList();
    }
    return rows;
  }

  /** Forgets the device that the pressed button's form names. */
  public void revoke() {
    devices.revoke(DeviceRow.named(request));
    notices.good("devices.revoked");
    Redirect.to("/profile");
  }

  /** My own account: no form has to name it. */
  public String getAccount() {
    return "";
  }

  /** Myself: no form has to name me. */
  public String getUser() {
    return "";
  }
}
