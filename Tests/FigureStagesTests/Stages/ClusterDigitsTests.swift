import FigureStages
import Interchange
import LinearAlgebra
import Plotting
import StageTestSupport
import Stages
import Testing

@Suite struct ClusterDigitsTests {
  private let images = Images(
    count: 4, height: 2, width: 2, pixels: (0..<16).map { UInt8(51 * ($0 / 4)) }, labels: [7, 2, 7, 1])
  private let responsibilities = Matrix([[0.25, 0.75, 0], [1, 0, 0], [0, 1, 0], [0.125, 0.875, 0]])

  private func assignments(classes: [Int]?) -> Assignments {
    Assignments(responsibilities: responsibilities, logDensities: [0, 0, 0, 0], classes: classes)
  }

  private func shades(_ plot: ImageGrid) -> [Double] { plot.images.map { ($0.pixels.elements[0] * 5).rounded() } }

  @Test func theLargestClusterComesFirstWithItsFirstImages() throws {
    let plot = try stage(ClusterDigits.self, [("columns", "2")]).plot(assignments(classes: nil), images)
    #expect(shades(plot) == [0, 2, 1, 0])
    #expect(plot.rowNames == ["75.0%", "25.0%"])
    #expect(plot.note == "")
  }

  @Test func theSurestMembersCanComeFirst() throws {
    let plot = try stage(ClusterDigits.self, [("columns", "3"), ("members", "surest"), ("clusters", "1")])
      .plot(assignments(classes: nil), images)
    #expect(shades(plot) == [2, 3, 0])
  }

  @Test func knownClassesAreToldOfARow() throws {
    let plot = try stage(ClusterDigits.self).plot(assignments(classes: [7, 2, 7, 1]), images)
    #expect(plot.rowNames == ["75.0%, 67% are 7", "25.0%, 100% are 2"])
    #expect(plot.note.contains("most frequent class"))
  }

  @Test func otherImagesThanThoseOfTheClustersAreAnError() throws {
    let fewer = Images(count: 1, height: 2, width: 2, pixels: [0, 1, 2, 3])
    let error = #expect(throws: FigureError.self) {
      try stage(ClusterDigits.self).plot(assignments(classes: nil), fewer)
    }
    #expect(
      error?.description == "there are 1 images, but 4 are assigned to clusters; draw those that the clusters are of")
  }

  @Test func clustersBecomeAFigure() throws {
    let figure = try stage(ClusterDigits.self).run(Pair(assignments(classes: nil), images), in: .silent)
    #expect(String(decoding: figure.dark, as: UTF8.self).contains("75.0%"))
  }
}
