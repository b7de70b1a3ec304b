import DataStages
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import Testing

@Suite struct TakeAsCodesTests {
  @Test func pointsAndTheirClassesStayAsTheyAre() throws {
    let points = Points(Matrix([[1, 2], [3, 4]]), labels: [7, 1])
    let codes = try stage(TakeAsCodes.self).run(points, in: .silent)
    #expect(codes == Codes(Matrix([[1, 2], [3, 4]]), classes: [7, 1]))
    #expect(codes.prior == nil)
  }
}
