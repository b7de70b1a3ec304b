/// The ellipse of a Gaussian in the plane, drawn at one and at two standard deviations, with a cross at its mean.
public struct Ellipse: Equatable, Sendable {
  /// What it belongs to; it gives the colour.
  public var group: Int
  /// The mean, x and y.
  public var mean: SIMD2<Double>
  /// The variance of x, that of y, and their covariance.
  public var varianceX: Double
  public var varianceY: Double
  public var covariance: Double

  /// Creates an ellipse.
  public init(group: Int, mean: SIMD2<Double>, varianceX: Double, varianceY: Double, covariance: Double) {
    self.group = group
    self.mean = mean
    self.varianceX = varianceX
    self.varianceY = varianceY
    self.covariance = covariance
  }

  var numbers: [Double] { [mean.x, mean.y, varianceX, varianceY, covariance] }

  /// x = μ + s·L·(cos t, sin t), where L·Lᵀ is the covariance matrix, in the units of the axes.
  func commands(_ theme: Theme, on plane: Plane) -> [Command] {
    let deviation = max(varianceX, 0).squareRoot()
    let slope = deviation > 0 ? covariance / deviation : 0
    let a = plane.x.length(deviation)
    let b = plane.y.length(slope)
    let c = plane.y.length(max(varianceY - slope * slope, 0).squareRoot())
    let mean = SIMD2(plane.x(mean.x), plane.y(mean.y))
    guard [a, b, c].allSatisfy({ abs($0) < 1e300 }) else { return [] }
    let color = theme.series(group).mixed(with: theme.ink, 0.35)
    let rings: [Command] = [1.0, 2.0].map { s in
      let x: Command = "\(mean.x)+(\(s * a))*cos(t)"
      let y: Command = "\(mean.y)+(\(s * b))*cos(t)+(\(s * c))*sin(t)"
      return "[t=0:2*pi] '+' using (\(x)):(\(y)) with lines lw \(s == 1 ? 2 : 1.2) lc \(color) notitle"
    }
    let cross: Command = "[t=0:1:1] '+' using (\(mean.x)):(\(mean.y)) with points pt 1 ps 0.7 lw 2 lc \(color) notitle"
    return rings + [cross]
  }
}
