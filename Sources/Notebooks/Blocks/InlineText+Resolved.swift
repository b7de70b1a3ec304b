extension InlineText {
  /// The text with its references resolved.
  ///
  /// - Parameters:
  ///   - profile: The name of the profile that is run.
  ///   - resolve: What stands for a reference.
  /// - Returns: The pieces, in order.
  /// - Throws: What `resolve` throws.
  public func resolved<Failure: Error>(
    profile: String, _ resolve: (Reference) throws(Failure) -> ResolvedPiece
  ) throws(Failure) -> [ResolvedPiece] {
    var resolved: [ResolvedPiece] = []
    for piece in pieces {
      switch piece {
      case .text(let text): resolved.append(.text(text))
      case .reference(let reference): resolved.append(try resolve(reference))
      case .profile: resolved.append(.value(profile, stage: nil))
      }
    }
    return resolved
  }
}
