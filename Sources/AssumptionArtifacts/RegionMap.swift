public import JSONArtifacts
public import Stages

/// The regions of a decoder of two latents in a window, on each of which it is affine, and what collides there.
///
/// `regions.json` holds it.
public struct RegionMap: JSONArtifact {
  /// What the decoder does to a region.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// It keeps both dimensions; and, where there are as many outputs as latents, the turn of the plane.
    case kept
    /// It keeps both dimensions and mirrors the plane.
    case mirrored
    /// It draws the region together into a line or a point.
    case flat
  }

  /// A region.
  public struct Piece: Codable, Equatable, Sendable {
    /// The corners, one after the other around it, two numbers each.
    public let corners: [[Double]]
    public let kind: Kind

    /// Creates it.
    public init(corners: [[Double]], kind: Kind) {
      self.corners = corners
      self.kind = kind
    }
  }

  /// A draw of the prior.
  public struct Draw: Codable, Equatable, Sendable {
    public let z: [Double]
    /// How many other latents of the window have its value; nil where they are infinitely many.
    public let others: Int?

    /// Creates it.
    public init(z: [Double], others: Int?) {
      self.z = z
      self.others = others
    }
  }

  /// The limits of the window in both coordinates.
  public let x: [Double]
  public let y: [Double]
  public let pieces: [Piece]
  public let draws: [Draw]
  /// Pairs of latents with one value, such as the linter found; they may lie outside the window.
  public let collisions: [[[Double]]]

  /// Creates it.
  public init(x: [Double], y: [Double], pieces: [Piece], draws: [Draw], collisions: [[[Double]]]) {
    self.x = x
    self.y = y
    self.pieces = pieces
    self.draws = draws
    self.collisions = collisions
  }

  public func check() throws(ArtifactError) {
    let points = pieces.flatMap(\.corners) + draws.map(\.z) + collisions.flatMap { $0 } + [x, y]
    guard points.allSatisfy({ $0.count == 2 }), collisions.allSatisfy({ $0.count == 2 }), x[0] < x[1], y[0] < y[1]
    else { throw ArtifactError("'\(Self.file)' is no map of a plane: its points should be of two numbers") }
    try ArtifactError.checkCounts(draws.compactMap(\.others), Self.file)
  }
}

extension RegionMap {
  public static var typeName: String { "region-map" }
  public static var file: String { "regions.json" }
  public static var valueNames: [String] { ["regions", "mirrored", "flat", "shared-share", "flat-share", "draws"] }

  /// Regions of the window, and how many of them the decoder mirrors, though it keeps others, or draws together; the shares
  /// of the draws of the prior whose value other latents of the window have too, finitely many or infinitely many.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "regions": .integer(pieces.count), "mirrored": .integer(pieces.count { $0.kind == .mirrored }),
      "flat": .integer(pieces.count { $0.kind == .flat }), "draws": .integer(draws.count),
    ]
    if !draws.isEmpty {
      let count = Double(draws.count)
      values["shared-share"] = .number(Double(draws.count { ($0.others ?? 1) > 0 }) / count)
      values["flat-share"] = .number(Double(draws.count { $0.others == nil }) / count)
    }
    return values
  }
}
