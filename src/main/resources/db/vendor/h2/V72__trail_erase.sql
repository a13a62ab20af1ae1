create alias audit_erase for 'org.gatehouse.trail.Erasing.erase';
