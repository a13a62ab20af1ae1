create alias audit_erase for 'org.gatehouse.trail.Erasing.erase';
create alias audit_counted for 'org.gatehouse.trail.Counted.remove';
