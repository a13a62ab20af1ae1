-- The secret half of a key that signs is encrypted anew when another GATEHOUSE_KEY follows; nothing else of it changes.
drop trigger audit_signer_sealed;
create trigger audit_signer_sealed before update, delete on audit_signer for each row call 'org.gatehouse.trail.sealing.SealedSigner';
