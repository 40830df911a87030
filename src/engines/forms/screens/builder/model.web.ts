import { createContext, useContext, useMemo } from 'react'
import { type ModelShape, type TypeShape, useModel } from '../../../../web/client/index.ts'
import { bareType, type CompiledForm, compileForm, personFields, type Types } from '../../compile.ts'
import type { Form } from '../../form.ts'

/** The record types that whoever builds knows, for checking names and asking rules in the browser. */
export function typesOfModel({ types }: ModelShape): Types {
  const byName = new Map(types.map(({ name, path, label, fields, views }) => [name, titled(bareType(name, path, label, fields), views.title)]))
  return { find: name => byName.get(name) }
}

const titled = (type: ReturnType<typeof bareType>, title: string) => ({
  ...type,
  definition: { ...type.definition, views: { ...type.definition.views, title } },
})

export function useTypes(): Types {
  const model = useModel()
  return useMemo(() => typesOfModel(model), [model])
}

/** The answers as a record type that the filter's chips can ask about: its questions first, then who it is about. */
export function answersShape({ type, questions }: CompiledForm): TypeShape {
  return {
    name: type.name,
    path: type.path,
    label: type.definition.label,
    help: type.definition.help,
    fields: type.fields,
    views: { title: 'requester', list: [...questions.map(one => one.question.key), ...Object.keys(personFields)], sections: [], create: [] },
    may: {},
  }
}

/** What every editor within the builder needs: the form as a whole. */
export interface Building {
  readonly compiled: CompiledForm
  readonly shape: TypeShape
}

const BuildingContext = createContext<Building | undefined>(undefined)
export const BuildingProvider = BuildingContext.Provider

export function useBuilding(): Building {
  const building = useContext(BuildingContext)
  if (!building) throw new Error('There is no builder above.')
  return building
}

export function useBuildingOf(form: Form, types: Types): Building {
  return useMemo(() => {
    const compiled = compileForm(form, types)
    return { compiled, shape: answersShape(compiled) }
  }, [form, types])
}
