import FigureStages
import Interchange
import LinearAlgebra
import Plotting
import StageTestSupport
import Testing

@Suite struct PointsScatterTests {
  @Test func classesAreGroupsInTheirOrder() throws {
    let plot = try stage(PointsScatter.self).plot(fourPoints)
    #expect(plot.panels[0].points == fourPoints.coordinates)
    #expect(plot.panels[0].groups == [0, 1, 1, 0])
    #expect(plot.groupNames == ["4", "7"])
    #expect(plot.x == "feature 1" && plot.y == "feature 2")
  }

  @Test func parametersChooseFeaturesAndNames() throws {
    let parameters = [("x", "2"), ("y", "1"), ("y-label", "height"), ("classes", "fours,sevens"), ("limit", "3")]
    let plot = try stage(PointsScatter.self, parameters).plot(fourPoints)
    #expect(plot.panels[0].points.column(0) == fourPoints.coordinates.column(1))
    #expect(plot.x == "feature 2" && plot.y == "height")
    #expect(plot.groupNames == ["fours", "sevens"])
    #expect(plot.note == "3 of 4 points are drawn")
  }

  @Test func pointsWithoutClassesHaveNoLegend() throws {
    let plot = try stage(PointsScatter.self).plot(Points(fourPoints.coordinates))
    #expect(plot.groupNames.isEmpty)
    #expect(Set(plot.panels[0].groups) == [0])
  }

  @Test func whatIsNotThereIsAnError() throws {
    #expect(throws: FigureError.feature(3, of: 2)) { try stage(PointsScatter.self, [("x", "3")]).plot(fourPoints) }
    let names = [("classes", "a,b,c")]
    #expect(throws: FigureError.names("classes", given: 3, needed: 2)) {
      try stage(PointsScatter.self, names).plot(fourPoints)
    }
    #expect(message(PointsScatter.self, [("x", "0")]) == "a.md:2:10: 'x' is 0; it must be at least 1")
    #expect(message(PointsScatter.self, [("colour", "red")]).hasPrefix("a.md:2:1: "))
  }
}
