import CMixtureKernels
import Foundation
import TestSupport
import Testing

struct ResponsibilitiesTests {
  private let size = Int(CK_BLOCK)

  @Test(arguments: [1, 2, 3, 10, 60], [256, 255, 8, 1])
  func theyAgreeWithPlainSwift(components: Int, count: Int) {
    let joint = (0..<components * size).map { -1000 + 30 * sine(11 * $0) }
    var responsibilities = joint
    let logLikelihood = ck_responsibilities(components, count, &responsibilities)
    var (plain, total) = ([Double](repeating: 0, count: joint.count), 0.0)
    for n in 0..<count {
      let logs = (0..<components).map { joint[$0 * size + n] }
      let largest = logs.max() ?? 0
      let logSum = largest + log(logs.reduce(0) { $0 + exp($1 - largest) })
      for k in 0..<components { plain[k * size + n] = exp(joint[k * size + n] - logSum) }
      total += logSum
    }
    // log-sums near 1000 are rounded to 1e-13, and so are their exponentials' relative errors.
    expectClose(responsibilities, plain, relative: 1e-12)
    expectClose(logLikelihood, total, relative: 1e-14)
  }

  @Test func theExponentialIsWithinTwoUnitsInTheLastPlace() {
    for x in stride(from: -707.9, through: 0, by: 0.05) {
      // exp(x) is the second responsibility but for the division by 1 + exp(x), which is 1 below −37.
      guard x < -40 else { continue }
      var joint = [Double](repeating: 0, count: 2 * size)
      for n in 0..<size { joint[size + n] = x - Double(n) * 1e-4 }
      let arguments = joint[size...].map { $0 }
      _ = ck_responsibilities(2, size, &joint)
      // Two units, of 2⁻⁵² at most, beside half a unit of the library's exp.
      expectClose(Array(joint[size...]), arguments.map { exp($0) }, relative: 5.6e-16)
    }
  }

  @Test func whatUnderflowsIsZeroAndExtremesStayFinite() {
    var joint = [Double](repeating: -.infinity, count: 3 * size)
    for n in 0..<size {
      joint[n] = 1e300
      joint[size + n] = 1e300 - 1e290
    }
    let total = ck_responsibilities(3, size, &joint)
    #expect(joint == [Double](repeating: 1, count: size) + [Double](repeating: 0, count: 2 * size))
    // 256 additions, each rounded.
    expectClose(total, 256e300, relative: 3e-14)
  }
}
