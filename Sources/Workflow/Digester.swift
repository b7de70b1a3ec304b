private import CCrypto

/// Makes a digest of bytes that come piece by piece.
public struct Digester: ~Copyable {
  private let context: OpaquePointer?

  /// Creates a digester that has seen nothing.
  public init() {
    context = EVP_MD_CTX_new()
    if EVP_DigestInit_ex2(context, Self.algorithm, nil) != 1 { fatalError("libcrypto offers no SHA-256") }
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes the next bytes.
  public mutating func update(_ bytes: [UInt8]) { EVP_DigestUpdate(context, bytes, bytes.count) }

  /// Takes the next bytes, from a buffer that is filled again and again.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The digest of all bytes taken.
  public consuming func finish() -> Digest {
    var raw = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &raw, nil)
    return Digest(raw: raw)
  }

  /// SHA-256, looked up once: without this each digest would search libcrypto's providers again.
  ///
  /// The system's configuration of OpenSSL is not read: it takes longer than a small pipeline, and changes no digest.
  nonisolated(unsafe) private static let algorithm: OpaquePointer? = {
    OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil)
    return EVP_MD_fetch(nil, "SHA256", nil)
  }()
}

extension Digest {
  /// The digest of a file's content, which is read piece by piece.
  public init(ofFile path: String) throws(FileError) {
    let file = try OpenFile(reading: path)
    defer { file.close() }
    var digester = Digester()
    try file.forEachPiece { digester.update($0) }
    self = digester.finish()
  }
}
