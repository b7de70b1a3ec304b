public import JSONArtifacts
public import Stages

/// The atoms of f(z): places that have a probability of their own, since f is flat on a piece of the line.
///
/// `atoms.json` holds it.
public struct AtomTable: JSONArtifact {
  /// An atom.
  public struct Atom: Codable, Equatable, Sendable {
    /// Where, in x.
    public let place: Double
    /// Its probability.
    public let mass: Double
    /// The share of a sample of f(z) that lies exactly there.
    public let sampled: Double

    /// Creates it.
    public init(place: Double, mass: Double, sampled: Double) {
      self.place = place
      self.mass = mass
      self.sampled = sampled
    }
  }

  /// The atoms.
  public let atoms: [Atom]
  /// The integral of the density beside the atoms.
  public let continuousMass: Double
  /// The number of points of the sample.
  public let points: Int

  /// Creates it.
  public init(atoms: [Atom], continuousMass: Double, points: Int) {
    self.atoms = atoms
    self.continuousMass = continuousMass
    self.points = points
  }

  public func check() throws(ArtifactError) { try ArtifactError.checkCounts([points], "points") }

  public static var typeName: String { "atom-table" }
  public static var file: String { "atoms.json" }
  public static var valueNames: [String] {
    ["atoms", "place", "mass", "sampled", "deviation", "continuous-mass", "total-mass"]
  }

  /// The greatest atom; the deviation is how many standard errors the sampled share is away from its mass.
  public var values: [String: ReportValue] {
    let total = continuousMass + atoms.reduce(0) { $0 + $1.mass }
    var values: [String: ReportValue] = [
      "atoms": .integer(atoms.count), "continuous-mass": .number(continuousMass), "total-mass": .number(total),
    ]
    if let greatest = atoms.max(by: { $0.mass < $1.mass }) {
      let error = (greatest.mass * (1 - greatest.mass) / Double(max(points, 1))).squareRoot()
      values["place"] = .number(greatest.place)
      values["mass"] = .number(greatest.mass)
      values["sampled"] = .number(greatest.sampled)
      values["deviation"] = .number(error > 0 ? abs(greatest.sampled - greatest.mass) / error : 0)
    }
    return values
  }
}
