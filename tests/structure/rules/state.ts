import { at, type Node, type SourceFile } from '../source.ts';

/**
 * The worker dies at any moment, so nothing that the background loads may remember anything in a module. A constant
 * table is fine when its type says so: `ReadonlyMap`, `ReadonlySet`, `readonly X[]`, `as const`.
 */
export function moduleState(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    file.body.flatMap((statement) => {
      const declared = (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement) as Node | null;
      if (declared?.type === 'ClassDeclaration') return staticState(file, declared);
      if (declared?.type !== 'VariableDeclaration' || declared.declare === true) return [];
      if (declared.kind !== 'const')
        return [`${at(file, declared)}: ${declared.kind as string} at the top of a module`];
      return (declared.declarations as readonly Node[])
        .filter((one) => canChange(one))
        .map((one) => `${at(file, one)}: ${(one.id as Node).name as string} can change at the top of a module`);
    }),
  );
}

function staticState(file: SourceFile, declared: Node): string[] {
  return ((declared.body as Node).body as readonly Node[])
    .filter((member) => member.type === 'PropertyDefinition' && member.static === true && member.readonly !== true)
    .map((member) => `${at(file, member)}: a static field that can change`);
}

const CONTAINERS = /^(Map|Set|WeakMap|WeakSet|Array|Object|AbortController|EventTarget)$/;
const HOLDERS = /^(signal|computed|ref|createStore)$/;

function canChange(declarator: Node): boolean {
  const value = declarator.init as Node | null;
  const type = (declarator.id as Node).typeAnnotation as Node | undefined;
  if (!value || saysReadonly(type)) return false;
  if (value.type === 'NewExpression') return CONTAINERS.test(((value.callee as Node).name as string | undefined) ?? '');
  if (value.type === 'CallExpression') return HOLDERS.test(((value.callee as Node).name as string | undefined) ?? '');
  if (value.type === 'ArrayExpression') return (value.elements as readonly unknown[]).length === 0;
  return value.type === 'ObjectExpression' && (value.properties as readonly unknown[]).length === 0;
}

function saysReadonly(type: Node | undefined): boolean {
  const inner = type?.typeAnnotation as Node | undefined;
  if (!inner) return false;
  if (inner.type === 'TSTypeOperator') return inner.operator === 'readonly';
  return (
    inner.type === 'TSTypeReference' && /^Readonly/.test(((inner.typeName as Node).name as string | undefined) ?? '')
  );
}
