import { Button, Checkbox, createTheme, defaultVariantColorsResolver, NativeSelect, TextInput, type VariantColorsResolver } from '@mantine/core';
import { clay, inkGreen, moss, stone } from './colors.ts';
import controls from './controls.module.css';

const serif = "'Fraunces Variable', Georgia, serif";
const sans = "'Inter Variable', system-ui, sans-serif";

/** The filled button takes its pair from the tokens, because Mantine's own contrast is computed from one scheme's shade. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const isPrimary = !input.color || input.color === input.theme.primaryColor;
  return input.variant === 'filled' && isPrimary ? { ...colors, background: 'var(--moss)', hover: 'var(--moss-hover)', color: 'var(--moss-ink)' } : colors;
};

const input = { size: 'md', classNames: { label: controls.label, description: controls.description, error: controls.error, input: controls.input } };

export const theme = createTheme({
  colors: { moss, clay, gray: stone, dark: inkGreen },
  primaryColor: 'moss',
  primaryShade: { light: 7, dark: 7 },
  white: '#ffffff',
  black: '#1f2a24',
  fontFamily: sans,
  headings: { fontFamily: serif, fontWeight: '480' },
  lineHeights: { md: '1.55' },
  defaultRadius: 'md',
  radius: { sm: '8px', md: '12px', lg: '22px', xl: '999px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    Button: Button.extend({ defaultProps: { radius: 'xl', size: 'md' }, classNames: { root: controls.button } }),
    TextInput: TextInput.extend({ defaultProps: input }),
    NativeSelect: NativeSelect.extend({ defaultProps: input }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'md', radius: 5, classNames: { label: controls.choice, description: controls.description, input: controls.box } } }),
  },
});
