package io.dynastore.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;

/** A JSON web token, signed with HS256. Of these ways it alone also proves who made the text. */
final class JwtScheme implements IdScheme {

  private static final byte[] KEY =
      "a key of thirty-two bytes or more".getBytes(StandardCharsets.US_ASCII);

  private final JWSHeader header = new JWSHeader(JWSAlgorithm.HS256);
  private final MACSigner signer;
  private final MACVerifier verifier;

  JwtScheme() throws JOSEException {
    this.signer = new MACSigner(KEY);
    this.verifier = new MACVerifier(KEY);
  }

  @Override
  public String encode(Recommendation r) throws JOSEException {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .claim("userId", r.userId())
            .claim("timestamp", r.timestamp().toEpochMilli())
            .claim("algorithm", r.algorithm())
            .claim("promoted", r.promoted())
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  @Override
  public Recommendation decode(String id) throws ParseException, JOSEException {
    SignedJWT token = SignedJWT.parse(id);
    if (!token.verify(verifier)) {
      throw new IllegalArgumentException("The signature is wrong: " + id);
    }
    JWTClaimsSet claims = token.getJWTClaimsSet();
    return new Recommendation(
        claims.getLongClaim("userId"),
        Instant.ofEpochMilli(claims.getLongClaim("timestamp")),
        claims.getStringClaim("algorithm"),
        claims.getBooleanClaim("promoted"));
  }
}
