package org.gatehouse.devices;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.users.ViewedPerson;
import org.jspecify.annotations.Nullable;

/** The devices of one person as the account manager sees them, on that person's page. */
@Named
@RequestScoped
public class UserDevicesPage {

  @Inject ViewedPerson person;
  @EJB UserDevices devices;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private @Nullable List<DeviceRow> rows;

  public List<DeviceRow> getRows() {
    if (rows == null) {
      rows = devices.list(getUser()).stream().map(DeviceRow::of).toList();
    }
    return rows;
  }

  /** Forgets the device that the pressed button's form names. */
  public void revoke() {
    devices.revoke(getUser(), DeviceRow.named(request));
    notices.good("devices.revoked");
    Redirect.to(person.page());
  }

  /** The account that an operator looks at. */
  public String getAccount() {
    return person.account();
  }

  public String getUser() {
    return person.id();
  }
}
