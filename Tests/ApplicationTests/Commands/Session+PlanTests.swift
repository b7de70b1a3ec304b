import Application
import Foundation
import Testing

@Suite struct SessionPlanTests {
  @Test func thePlanTellsWhyInValuesWithThePlaceOfTheEdit() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    try place.write(sums(value: "5"), to: "Pipelines/sums.md")
    let plan = try place.session().showPlan(all: true).text
    #expect(plan.contains("sums/doubled[value=1] runs: factor 3.0 -> 5.0 (Pipelines/sums.md:"))
    #expect(plan.contains("7 of 10 stages would run"))
  }

  @Test func anEditOfAFamilysSourcesRunsItsStages() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    let plan = try place.session(registry: .numbers(fingerprint: "code-2")).showPlan(all: true).text
    #expect(plan.contains("sums/numbers[value=1] runs: the code changed"))
  }

  @Test func everyEntryOfThePlanForProgramsHasEveryField() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    var settings = place.settings
    settings.json = true
    struct Document: Decodable {
      var stages: [[String: Field]]
    }
    enum Field: Decodable {
      case null, text(String), number(Double), list([String])
      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
          self = .null
        } else if let text = try? value.decode(String.self) {
          self = .text(text)
        } else if let number = try? value.decode(Double.self) {
          self = .number(number)
        } else {
          self = .list(try value.decode([String].self))
        }
      }
    }
    for _ in 0..<2 {
      let plan = Data(try place.session(settings).showPlan().output)
      let stages = try JSONDecoder().decode(Document.self, from: plan).stages
      #expect(stages.count == 10)
      for stage in stages { #expect(Set(stage.keys) == ["notebook", "stage", "action", "why", "seconds"]) }
      try await place.run()
    }
  }
}
